import type { Reduction } from '../functions/definition.ts'
import type { Code } from './code.ts'
import { pushConstant, vectorLanes, type Lanes } from './lanes.ts'
import { pushPartMask, type Part } from './loop.ts'

type Kind = Reduction['accumulate']

/**
 * Gathers numbers of a loop in float64, in a fixed order: one running value for each lane of the vectors that are
 * added, joined at the end as (0 + 2) + (1 + 3), or 0 + 1 for float64.
 */
export class Accumulator {
  readonly #code: Code
  readonly #lanes: Lanes
  readonly #kind: Kind
  readonly #running: readonly number[]

  constructor(code: Code, lanes: Lanes, kind: Kind) {
    this.#code = code
    this.#lanes = lanes
    this.#kind = kind
    this.#running = Array.from({ length: lanes.count === 1 ? 1 : lanes.count / 2 }, () =>
      code.local(lanes.count === 1 ? 'f64' : 'v128'),
    )
  }

  /** Code that starts it anew. */
  start(): void {
    const wide = this.#lanes.count === 1 ? this.#lanes : vectorLanes('float64')
    for (const running of this.#running) {
      pushConstant(this.#code, wide, this.#kind === 'largest' ? -Infinity : 0)
      this.#code.set(running)
    }
  }

  /** Takes in the number or vector on the stack; of a part, only its lanes. */
  add(part: Part): void {
    const code = this.#code
    const join = this.#kind === 'largest' ? 'max' : 'add'
    const value = code.local(this.#lanes.type)
    this.#mask(part, value)
    code.set(value)
    for (const [half, running] of this.#running.entries()) {
      if (this.#lanes.count < 4) code.get(value)
      else if (half === 0) code.get(value).do('f64x2.promote_low_f32x4')
      else code.upperHalf(value).do('f64x2.promote_low_f32x4')
      const wide = this.#lanes.count === 1 ? 'f64' : 'f64x2'
      if (this.#kind === 'squares') {
        const square = code.local(this.#lanes.type)
        code.tee(square).get(square).do(`${wide}.mul`)
      }
      code.get(running).do(`${wide}.${join}`).set(running)
    }
  }

  /** Pushes what it has gathered, one float64. */
  pushTotal(): void {
    const code = this.#code
    const join = this.#kind === 'largest' ? 'max' : 'add'
    if (this.#lanes.count === 1) {
      code.get(this.#running[0]!)
      return
    }
    const total = code.local('v128')
    code.get(this.#running[0]!)
    if (this.#running[1] !== undefined) code.get(this.#running[1]).do(`f64x2.${join}`)
    code.tee(total).extract(0).get(total).extract(1).do(`f64.${join}`)
  }

  /** Replaces the lanes on the stack that a part does not have by what changes nothing. */
  #mask(part: Part, value: number): void {
    const code = this.#code
    if (part === 'whole') return
    if (this.#kind === 'largest') {
      code.set(value).get(value)
      pushConstant(code, this.#lanes, -Infinity)
      pushPartMask(code, this.#lanes, part)
      code.do('v128.bitselect')
    } else {
      pushPartMask(code, this.#lanes, part)
      code.do('v128.and')
    }
  }
}
