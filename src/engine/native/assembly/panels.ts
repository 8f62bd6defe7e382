/**
 * Rows of a data set [samples, features] to panels, and back.
 *
 * A panel holds one vector of samples (4 float32, 2 float64): [features][lanes]. A block of samples is a row of panels,
 * padded to a whole vector; so every panel is contiguous, elementwise functions run over a block without knowing its
 * shape, and the outputs of a network with one output are one plain vector.
 */
import { lanesOf } from './lanes'

/** Panels of so many samples. */
// @ts-ignore: decorator
@inline
export function panelsOf<T>(rows: i32): i32 {
  return (rows + lanesOf<T>() - 1) / lanesOf<T>()
}

/**
 * The address of a row: number `i` of `indices`, or where there are none, row `first + i`. Rows beyond the last repeat
 * it.
 */
// @ts-ignore: decorator
@inline
export function rowAt<T>(data: usize, features: i32, indices: usize, first: i32, i: i32, rows: i32): usize {
  const sample = min<i32>(i, rows - 1)
  const row = indices ? load<i32>(indices + ((<usize>sample) << 2)) : first + sample
  return data + (<usize>row) * (<usize>features) * sizeof<T>()
}

/** Panels of the given rows at `into`; the padding repeats the last row, so it is finite where the samples are. */
export function gather<T>(data: usize, features: i32, indices: usize, first: i32, rows: i32, into: usize): void {
  for (let i = 0; i < rows; i += lanesOf<T>()) {
    gatherPanel<T>(data, features, indices, first, i, rows, into)
    into += (<usize>features) << 4
  }
}

/** The panel that starts with sample `i`. */
// @ts-ignore: decorator
@inline
function gatherPanel<T>(
  data: usize,
  features: i32,
  indices: usize,
  first: i32,
  i: i32,
  rows: i32,
  into: usize,
): void {
  const size = sizeof<T>()
  let a = rowAt<T>(data, features, indices, first, i, rows)
  let b = rowAt<T>(data, features, indices, first, i + 1, rows)
  if (sizeof<T>() == 4) {
    let c = rowAt<T>(data, features, indices, first, i + 2, rows)
    let d = rowAt<T>(data, features, indices, first, i + 3, rows)
    let f = 0
    for (; f + 4 <= features; f += 4) {
      const va = v128.load(a)
      const vb = v128.load(b)
      const vc = v128.load(c)
      const vd = v128.load(d)
      const abLow = i32x4.shuffle(va, vb, 0, 4, 1, 5)
      const abHigh = i32x4.shuffle(va, vb, 2, 6, 3, 7)
      const cdLow = i32x4.shuffle(vc, vd, 0, 4, 1, 5)
      const cdHigh = i32x4.shuffle(vc, vd, 2, 6, 3, 7)
      v128.store(into, i64x2.shuffle(abLow, cdLow, 0, 2))
      v128.store(into + 16, i64x2.shuffle(abLow, cdLow, 1, 3))
      v128.store(into + 32, i64x2.shuffle(abHigh, cdHigh, 0, 2))
      v128.store(into + 48, i64x2.shuffle(abHigh, cdHigh, 1, 3))
      into += 64
      a += 16
      b += 16
      c += 16
      d += 16
    }
    for (; f < features; f++) {
      store<T>(into, load<T>(a))
      store<T>(into, load<T>(b), 4)
      store<T>(into, load<T>(c), 8)
      store<T>(into, load<T>(d), 12)
      into += 16
      a += size
      b += size
      c += size
      d += size
    }
  } else {
    for (let f = 0; f < features; f++) {
      store<T>(into, load<T>(a))
      store<T>(into, load<T>(b), 8)
      into += 16
      a += size
      b += size
    }
  }
}

/** Panels to rows [samples, features]. */
export function scatter<T>(panels: usize, features: i32, rows: i32, into: usize): void {
  const size = sizeof<T>()
  const lanes = lanesOf<T>()
  for (let i = 0; i < rows; i++) {
    const panel = i / lanes
    let from = panels + (((<usize>panel) * (<usize>features)) << 4) + (<usize>(i - panel * lanes)) * size
    for (let f = 0; f < features; f++) {
      store<T>(into, load<T>(from))
      from += 16
      into += size
    }
  }
}
