/** Elementary functions in float64 with the same bits everywhere: handed in by the engine, since JavaScript's own differ between machines. */
export interface Mathematics {
  exp(x: number): number
  log(x: number): number
  log1p(x: number): number
  expm1(x: number): number
  sin(x: number): number
  cos(x: number): number
  tanh(x: number): number
  sigmoid(x: number): number
  softplus(x: number): number
  erf(x: number): number
  pow(x: number, y: number): number
}
