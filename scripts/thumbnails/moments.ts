/** When a preset's picture is taken, and of whom: the end of the run with the best racer, unless another moment tells more. */

export interface Moment {
  /** Step of the picture; the budget where it is left out. */
  readonly step?: number
  /** Position of the racer that is shown where each has a picture of its own, from 0; the best one where it is left out. */
  readonly racer?: number
}

export const moments: Readonly<Record<string, Moment>> = {
  parabola: { step: 60 },
  'step-size': { step: 8 },
  'narrow-ravine': { step: 44 },
  rosenbrock: { step: 700 },
  saddle: { step: 60 },
  'noisy-gradients': { step: 150 },
  averages: { step: 300 },
  'noisy-line': { step: 20 },
  'blow-up': { step: 48 },
  'rate-free': { step: 200 },
  clipping: { step: 120 },
}
