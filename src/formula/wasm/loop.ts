/** Loops over arrays in vectors, with a tail of the same arithmetic that touches nothing past the end. */
import type { Code } from './code.ts'
import { sizeOf, type Lanes } from './lanes.ts'

/** How much of a vector a piece of a loop works on: all of it, a known number of lanes, or a number in a local. */
export type Part = 'whole' | { readonly lanes: number } | { readonly local: number }

/** A stretch of numbers, in bytes: known when compiled, or `from` a pointer to the end in a local. */
export type Range = { readonly start: number; readonly count: number } | { readonly end: number }

/** An array: a pointer local that walks through it, and a constant distance from it. */
export interface ArrayAt {
  readonly pointer: number
  readonly offset: number
}

/**
 * Runs `body` for each whole vector of the range and for the rest. `pointers` walk along, the first one has the range's
 * addresses; a known range sets them to its start.
 */
export function vectorLoop(
  code: Code,
  lanes: Lanes,
  range: Range,
  pointers: readonly number[],
  body: (part: Part) => void,
): void {
  const step = lanes.count * sizeOf(lanes.precision)
  const advance = () => {
    for (const pointer of pointers) code.get(pointer).i32(step).do('i32.add').set(pointer)
  }
  const first = pointers[0]!
  if ('count' in range) {
    const whole = Math.floor(range.count / lanes.count)
    const rest = range.count - whole * lanes.count
    for (const pointer of pointers) code.i32(range.start).set(pointer)
    if (whole === 1) {
      body('whole')
      if (rest) advance()
    }
    if (whole > 1)
      code.loop(() => {
        body('whole')
        advance()
        code
          .get(first)
          .i32(range.start + whole * step)
          .do('i32.lt_s')
      })
    if (rest) body({ lanes: rest })
    return
  }
  const last = code.local('i32')
  code.get(range.end).i32(step).do('i32.sub').set(last)
  code.get(first).get(last).do('i32.le_s')
  code.if(undefined, () =>
    code.loop(() => {
      body('whole')
      advance()
      code.get(first).get(last).do('i32.le_s')
    }),
  )
  const rest = code.local('i32')
  code
    .get(range.end)
    .get(first)
    .do('i32.sub')
    .i32(sizeOf(lanes.precision) === 4 ? 2 : 3)
    .do('i32.shr_u')
    .tee(rest)
  code.if(undefined, () => body(lanes.count === 2 ? { lanes: 1 } : { local: rest }))
}

/** Pushes a vector of the array; lanes past a part are 0. */
export function pushLoad(code: Code, lanes: Lanes, { pointer, offset }: ArrayAt, part: Part): void {
  const one = lanes.precision === 'float32' ? 'v128.load32_zero' : 'v128.load64_zero'
  const two = () => code.get(pointer).access('v128.load64_zero', offset)
  const three = () => {
    code.get(pointer)
    two().lane('v128.load32_lane', offset + 8, 2)
  }
  if (part === 'whole') code.get(pointer).access('v128.load', offset)
  else if ('lanes' in part) {
    if (part.lanes === 1) code.get(pointer).access(one, offset)
    else if (part.lanes === 2) two()
    else three()
  } else {
    code.get(part.local).i32(2).do('i32.and')
    code.if(
      'v128',
      () => {
        code.get(part.local).i32(1).do('i32.and')
        code.if('v128', three, two)
      },
      () => code.get(pointer).access(one, offset),
    )
  }
}

/** Stores the vector in `value` to the array; of a part only its lanes are written. */
export function store(code: Code, lanes: Lanes, { pointer, offset }: ArrayAt, part: Part, value: number): void {
  const one = () =>
    code
      .get(pointer)
      .get(value)
      .lane(lanes.precision === 'float32' ? 'v128.store32_lane' : 'v128.store64_lane', offset, 0)
  const two = () => code.get(pointer).get(value).lane('v128.store64_lane', offset, 0)
  const third = () =>
    code
      .get(pointer)
      .get(value)
      .lane('v128.store32_lane', offset + 8, 2)
  if (part === 'whole') code.get(pointer).get(value).access('v128.store', offset)
  else if ('lanes' in part) {
    if (part.lanes === 1) one()
    else two()
    if (part.lanes === 3) third()
  } else {
    code.get(part.local).i32(2).do('i32.and')
    code.if(
      undefined,
      () => {
        two()
        code.get(part.local).i32(1).do('i32.and').if(undefined, third)
      },
      one,
    )
  }
}

/** Pushes a mask of the lanes of a part: every bit set where a lane belongs to it. */
export function pushPartMask(code: Code, lanes: Lanes, part: { lanes: number } | { local: number }): void {
  if ('lanes' in part) {
    const bytes = new Uint8Array(16)
    bytes.fill(255, 0, part.lanes * sizeOf(lanes.precision))
    code.v128(bytes.buffer)
    return
  }
  code
    .get(part.local)
    .do('i32x4.splat')
    .v128(Int32Array.of(0, 1, 2, 3).buffer)
    .do('i32x4.gt_s')
}
