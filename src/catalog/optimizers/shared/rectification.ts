/**
 * How far the second moment can be trusted after t steps (Liu et al. 2020, section 4): `rho`, the number of gradients that it effectively
 * averages, and `r`, the factor that corrects for its variance. `r` is a number only where rho > 4.
 */
export const RECTIFICATION = [
  'rhoMax = 2 / (1 - beta2) - 1',
  'rho = rhoMax - 2 * t * beta2^t / (1 - beta2^t)',
  'r = sqrt((rho - 4) * (rho - 2) * rhoMax / ((rhoMax - 4) * (rhoMax - 2) * rho))',
] as const
