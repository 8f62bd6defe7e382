import type { Domain } from './domain.ts'

/** From values to pixels of a plot area, and back. */
export interface Scale {
  readonly toPixel: (value: number) => number
  readonly toValue: (pixel: number) => number
}

/** A linear or logarithmic scale; `from` is the pixel of the domain's minimum, `to` that of its maximum. */
export function scaleOf({ min, max }: Pick<Domain, 'min' | 'max'>, log: boolean, from: number, to: number): Scale {
  const bend = log ? Math.log : (value: number): number => value
  const unbend = log ? Math.exp : (value: number): number => value
  const low = bend(min)
  const slope = (to - from) / (bend(max) - low)
  return {
    toPixel: (value) => from + (bend(value) - low) * slope,
    toValue: (pixel) => unbend(low + (pixel - from) / slope),
  }
}
