/**
 * Gradients of a layer's weights and bias from panels (panels.ts). Each sum over samples has one partial sum a lane, in
 * their order. Inlined where they are used: calls cost the smallest networks 6 %.
 */
import { flush, flushOne, sumOf } from './lanes'

/**
 * gradient[o, i] = sum over samples of delta[o] x[i], flushed; `add`: added to what is there.
 * Padding lanes of delta must be 0 and those of x finite where the samples are.
 */
// @ts-ignore: decorator
@inline
export function outer<T>(
  delta: usize,
  x: usize,
  gradient: usize,
  inputs: i32,
  outputs: i32,
  panels: i32,
  add: bool,
): void {
  // So many inputs of all panels stay in the first-level cache.
  const block = max<i32>(4, (1024 / panels) & ~3)
  for (let i = 0; i < inputs; i += block) {
    const at = x + ((<usize>i) << 4)
    outerBlock<T>(delta, at, gradient + (<usize>i) * sizeof<T>(), inputs, min<i32>(block, inputs - i), outputs, panels, add)
  }
}

/** The same for `columns` of the inputs. */
// @ts-ignore: decorator
@inline
function outerBlock<T>(
  delta: usize,
  x: usize,
  gradient: usize,
  inputs: i32,
  columns: i32,
  outputs: i32,
  panels: i32,
  add: bool,
): void {
  const size = sizeof<T>()
  const row = (<usize>inputs) * size
  const panelX = (<usize>inputs) << 4
  const panelDelta = (<usize>outputs) << 4
  const end = delta + (<usize>panels) * panelDelta
  let o = 0
  for (; o + 2 <= outputs; o += 2) {
    let into = gradient
    let i = 0
    for (; i + 4 <= columns; i += 4) {
      let a0 = v128.splat<T>(<T>0)
      let a1 = a0
      let a2 = a0
      let a3 = a0
      let b0 = a0
      let b1 = a0
      let b2 = a0
      let b3 = a0
      let px = x + ((<usize>i) << 4)
      for (let pd = delta; pd < end; pd += panelDelta) {
        const da = v128.load(pd)
        const db = v128.load(pd, 16)
        let value = v128.load(px)
        a0 = v128.add<T>(a0, v128.mul<T>(da, value))
        b0 = v128.add<T>(b0, v128.mul<T>(db, value))
        value = v128.load(px, 16)
        a1 = v128.add<T>(a1, v128.mul<T>(da, value))
        b1 = v128.add<T>(b1, v128.mul<T>(db, value))
        value = v128.load(px, 32)
        a2 = v128.add<T>(a2, v128.mul<T>(da, value))
        b2 = v128.add<T>(b2, v128.mul<T>(db, value))
        value = v128.load(px, 48)
        a3 = v128.add<T>(a3, v128.mul<T>(da, value))
        b3 = v128.add<T>(b3, v128.mul<T>(db, value))
        px += panelX
      }
      storeFour<T>(into, a0, a1, a2, a3, add)
      storeFour<T>(into + row, b0, b1, b2, b3, add)
      into += 4 * size
    }
    for (; i < columns; i++) {
      let a = v128.splat<T>(<T>0)
      let b = a
      let px = x + ((<usize>i) << 4)
      for (let pd = delta; pd < end; pd += panelDelta) {
        const value = v128.load(px)
        a = v128.add<T>(a, v128.mul<T>(v128.load(pd), value))
        b = v128.add<T>(b, v128.mul<T>(v128.load(pd, 16), value))
        px += panelX
      }
      storeOne<T>(into, sumOf<T>(a), add)
      storeOne<T>(into + row, sumOf<T>(b), add)
      into += size
    }
    delta += 32
    gradient += row << 1
  }
  if (o < outputs)
    for (let i = 0; i < columns; i++) {
      let a = v128.splat<T>(<T>0)
      let px = x + ((<usize>i) << 4)
      for (let pd = delta; pd < end; pd += panelDelta) {
        a = v128.add<T>(a, v128.mul<T>(v128.load(pd), v128.load(px)))
        px += panelX
      }
      storeOne<T>(gradient, sumOf<T>(a), add)
      gradient += size
    }
}

/** gradient[o] = sum over samples of delta[o], flushed; `add`: added to what is there. */
// @ts-ignore: decorator
@inline
export function rowSums<T>(delta: usize, gradient: usize, outputs: i32, panels: i32, add: bool): void {
  const panelDelta = (<usize>outputs) << 4
  const end = delta + (<usize>panels) * panelDelta
  let o = 0
  // Four at a time: one sum alone would wait for each of its additions.
  for (; o + 4 <= outputs; o += 4) {
    let a = v128.splat<T>(<T>0)
    let b = a
    let c = a
    let d = a
    for (let pd = delta; pd < end; pd += panelDelta) {
      a = v128.add<T>(a, v128.load(pd))
      b = v128.add<T>(b, v128.load(pd, 16))
      c = v128.add<T>(c, v128.load(pd, 32))
      d = v128.add<T>(d, v128.load(pd, 48))
    }
    storeFour<T>(gradient, a, b, c, d, add)
    delta += 64
    gradient += 4 * sizeof<T>()
  }
  for (; o < outputs; o++) {
    let a = v128.splat<T>(<T>0)
    for (let pd = delta; pd < end; pd += panelDelta) a = v128.add<T>(a, v128.load(pd))
    storeOne<T>(gradient, sumOf<T>(a), add)
    delta += 16
    gradient += sizeof<T>()
  }
}

/** Stores a value, flushed; `add`: added to what is there. */
// @ts-ignore: decorator
@inline
export function storeOne<T>(into: usize, value: T, add: bool): void {
  store<T>(into, flushOne<T>(add ? load<T>(into) + value : value))
}

/** Stores the sums of the lanes of four vectors side by side, each in the order of sumOf. */
// @ts-ignore: decorator
@inline
function storeFour<T>(into: usize, a: v128, b: v128, c: v128, d: v128, add: bool): void {
  if (sizeof<T>() == 4) {
    const ab = f32x4.add(i32x4.shuffle(a, b, 0, 1, 4, 5), i32x4.shuffle(a, b, 2, 3, 6, 7))
    const cd = f32x4.add(i32x4.shuffle(c, d, 0, 1, 4, 5), i32x4.shuffle(c, d, 2, 3, 6, 7))
    let sums = f32x4.add(i32x4.shuffle(ab, cd, 0, 2, 4, 6), i32x4.shuffle(ab, cd, 1, 3, 5, 7))
    if (add) sums = f32x4.add(v128.load(into), sums)
    v128.store(into, flush<f32>(sums))
  } else {
    let ab = f64x2.add(i64x2.shuffle(a, b, 0, 2), i64x2.shuffle(a, b, 1, 3))
    let cd = f64x2.add(i64x2.shuffle(c, d, 0, 2), i64x2.shuffle(c, d, 1, 3))
    if (add) {
      ab = f64x2.add(v128.load(into), ab)
      cd = f64x2.add(v128.load(into, 16), cd)
    }
    v128.store(into, flush<f64>(ab))
    v128.store(into, flush<f64>(cd), 16)
  }
}
