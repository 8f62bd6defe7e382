import type { Shape } from '../shape.ts'
import type { Precision } from './lanes.ts'

/** Numbers of a compiled formula in the kernel's memory: `length` numbers from `address` on. */
export interface Slot {
  readonly shape: Shape
  readonly address: number
  readonly precision: Precision
  readonly length: number
}

export type Slots = Record<string, Slot>
