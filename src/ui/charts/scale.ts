import type { Domain } from './domain.ts'

/** From values to pixels of a plot area, and back. */
export interface Scale {
  readonly toPixel: (value: number) => number
  readonly toValue: (pixel: number) => number
}

/** A linear or logarithmic scale; `from` is the pixel of the domain's minimum, `to` that of its maximum. */
export function scaleOf({ min, max }: Pick<Domain, 'min' | 'max'>, log: boolean, from: number, to: number): Scale {
  if (!log) {
    const slope = (to - from) / (max - min)
    return {
      toPixel: (value) => from + (value - min) * slope,
      toValue: (pixel) => min + (pixel - from) / slope,
    }
  }
  const low = Math.log(min)
  const slope = (to - from) / (Math.log(max) - low)
  return {
    toPixel: (value) => from + (Math.log(value) - low) * slope,
    toValue: (pixel) => Math.exp(low + (pixel - from) / slope),
  }
}
