/**
 * Matrix products of a dense layer on panels.
 *
 * A panel holds a few samples: [features][lanes], two vectors wide (8 float32 or 4 float64 samples), and the last one of a block is
 * one vector wide where that holds the rest. So the samples of a block are padded to a whole number of vectors, each panel is
 * contiguous, and elementwise functions run over a block without knowing its shape.
 *
 * Every sum runs in the order of its index, whatever the tile it is computed in.
 */
import { flush, flushOne, lanesOf, sumOf } from './lanes'

/** z[o] = b[o] + sum over i of w[o, i] x[i], for all panels; w is [outputs, inputs]. */
export function affine<T>(w: usize, b: usize, x: usize, z: usize, inputs: i32, outputs: i32, rows: i32): void {
  const lanes = lanesOf<T>()
  for (; rows > lanes; rows -= 2 * lanes) {
    affineWide<T>(w, b, x, z, inputs, outputs)
    x += (<usize>inputs) << 5
    z += (<usize>outputs) << 5
  }
  if (rows > 0) affineNarrow<T>(w, b, x, z, inputs, outputs)
}

// @ts-ignore: decorator
@inline
function affineWide<T>(w: usize, b: usize, x: usize, z: usize, inputs: i32, outputs: i32): void {
  const size = sizeof<T>()
  const row = (<usize>inputs) * size
  const end = x + ((<usize>inputs) << 5)
  let o = 0
  for (; o + 4 <= outputs; o += 4) {
    let p0 = w
    let p1 = p0 + row
    let p2 = p1 + row
    let p3 = p2 + row
    let a0 = v128.load_splat<T>(b)
    let a1 = a0
    let b0 = v128.load_splat<T>(b, sizeof<T>())
    let b1 = b0
    let c0 = v128.load_splat<T>(b, 2 * sizeof<T>())
    let c1 = c0
    let d0 = v128.load_splat<T>(b, 3 * sizeof<T>())
    let d1 = d0
    for (let at = x; at < end; at += 32) {
      const x0 = v128.load(at)
      const x1 = v128.load(at, 16)
      let weight = v128.load_splat<T>(p0)
      a0 = v128.add<T>(a0, v128.mul<T>(weight, x0))
      a1 = v128.add<T>(a1, v128.mul<T>(weight, x1))
      weight = v128.load_splat<T>(p1)
      b0 = v128.add<T>(b0, v128.mul<T>(weight, x0))
      b1 = v128.add<T>(b1, v128.mul<T>(weight, x1))
      weight = v128.load_splat<T>(p2)
      c0 = v128.add<T>(c0, v128.mul<T>(weight, x0))
      c1 = v128.add<T>(c1, v128.mul<T>(weight, x1))
      weight = v128.load_splat<T>(p3)
      d0 = v128.add<T>(d0, v128.mul<T>(weight, x0))
      d1 = v128.add<T>(d1, v128.mul<T>(weight, x1))
      p0 += size
      p1 += size
      p2 += size
      p3 += size
    }
    v128.store(z, a0)
    v128.store(z, a1, 16)
    v128.store(z, b0, 32)
    v128.store(z, b1, 48)
    v128.store(z, c0, 64)
    v128.store(z, c1, 80)
    v128.store(z, d0, 96)
    v128.store(z, d1, 112)
    z += 128
    w += row << 2
    b += 4 * size
  }
  for (; o < outputs; o++) {
    let a0 = v128.load_splat<T>(b)
    let a1 = a0
    let p = w
    for (let at = x; at < end; at += 32, p += size) {
      const weight = v128.load_splat<T>(p)
      a0 = v128.add<T>(a0, v128.mul<T>(weight, v128.load(at)))
      a1 = v128.add<T>(a1, v128.mul<T>(weight, v128.load(at, 16)))
    }
    v128.store(z, a0)
    v128.store(z, a1, 16)
    z += 32
    w += row
    b += size
  }
}

// @ts-ignore: decorator
@inline
function affineNarrow<T>(w: usize, b: usize, x: usize, z: usize, inputs: i32, outputs: i32): void {
  const size = sizeof<T>()
  const row = (<usize>inputs) * size
  const end = x + ((<usize>inputs) << 4)
  let o = 0
  for (; o + 4 <= outputs; o += 4) {
    let p0 = w
    let p1 = p0 + row
    let p2 = p1 + row
    let p3 = p2 + row
    let a = v128.load_splat<T>(b)
    let c = v128.load_splat<T>(b, sizeof<T>())
    let d = v128.load_splat<T>(b, 2 * sizeof<T>())
    let e = v128.load_splat<T>(b, 3 * sizeof<T>())
    for (let at = x; at < end; at += 16) {
      const x0 = v128.load(at)
      a = v128.add<T>(a, v128.mul<T>(v128.load_splat<T>(p0), x0))
      c = v128.add<T>(c, v128.mul<T>(v128.load_splat<T>(p1), x0))
      d = v128.add<T>(d, v128.mul<T>(v128.load_splat<T>(p2), x0))
      e = v128.add<T>(e, v128.mul<T>(v128.load_splat<T>(p3), x0))
      p0 += size
      p1 += size
      p2 += size
      p3 += size
    }
    v128.store(z, a)
    v128.store(z, c, 16)
    v128.store(z, d, 32)
    v128.store(z, e, 48)
    z += 64
    w += row << 2
    b += 4 * size
  }
  for (; o < outputs; o++) {
    let a = v128.load_splat<T>(b)
    let p = w
    for (let at = x; at < end; at += 16, p += size)
      a = v128.add<T>(a, v128.mul<T>(v128.load_splat<T>(p), v128.load(at)))
    v128.store(z, a)
    z += 16
    w += row
    b += size
  }
}

/** into[i] = sum over o of w[o, i] delta[o], for all panels, flushed; w is [outputs, inputs]. */
export function transposed<T>(w: usize, delta: usize, into: usize, inputs: i32, outputs: i32, rows: i32): void {
  const lanes = lanesOf<T>()
  for (; rows > lanes; rows -= 2 * lanes) {
    transposedWide<T>(w, delta, into, inputs, outputs)
    delta += (<usize>outputs) << 5
    into += (<usize>inputs) << 5
  }
  if (rows > 0) transposedNarrow<T>(w, delta, into, inputs, outputs)
}

// @ts-ignore: decorator
@inline
function transposedWide<T>(w: usize, delta: usize, into: usize, inputs: i32, outputs: i32): void {
  const size = sizeof<T>()
  const row = (<usize>inputs) * size
  const end = delta + ((<usize>outputs) << 5)
  let i = 0
  for (; i + 4 <= inputs; i += 4) {
    let a0 = v128.splat<T>(<T>0)
    let a1 = a0
    let b0 = a0
    let b1 = a0
    let c0 = a0
    let c1 = a0
    let d0 = a0
    let d1 = a0
    let p = w
    for (let at = delta; at < end; at += 32, p += row) {
      const x0 = v128.load(at)
      const x1 = v128.load(at, 16)
      let weight = v128.load_splat<T>(p)
      a0 = v128.add<T>(a0, v128.mul<T>(weight, x0))
      a1 = v128.add<T>(a1, v128.mul<T>(weight, x1))
      weight = v128.load_splat<T>(p, sizeof<T>())
      b0 = v128.add<T>(b0, v128.mul<T>(weight, x0))
      b1 = v128.add<T>(b1, v128.mul<T>(weight, x1))
      weight = v128.load_splat<T>(p, 2 * sizeof<T>())
      c0 = v128.add<T>(c0, v128.mul<T>(weight, x0))
      c1 = v128.add<T>(c1, v128.mul<T>(weight, x1))
      weight = v128.load_splat<T>(p, 3 * sizeof<T>())
      d0 = v128.add<T>(d0, v128.mul<T>(weight, x0))
      d1 = v128.add<T>(d1, v128.mul<T>(weight, x1))
    }
    v128.store(into, flush<T>(a0))
    v128.store(into, flush<T>(a1), 16)
    v128.store(into, flush<T>(b0), 32)
    v128.store(into, flush<T>(b1), 48)
    v128.store(into, flush<T>(c0), 64)
    v128.store(into, flush<T>(c1), 80)
    v128.store(into, flush<T>(d0), 96)
    v128.store(into, flush<T>(d1), 112)
    into += 128
    w += 4 * size
  }
  for (; i < inputs; i++) {
    let a0 = v128.splat<T>(<T>0)
    let a1 = a0
    let p = w
    for (let at = delta; at < end; at += 32, p += row) {
      const weight = v128.load_splat<T>(p)
      a0 = v128.add<T>(a0, v128.mul<T>(weight, v128.load(at)))
      a1 = v128.add<T>(a1, v128.mul<T>(weight, v128.load(at, 16)))
    }
    v128.store(into, flush<T>(a0))
    v128.store(into, flush<T>(a1), 16)
    into += 32
    w += size
  }
}

// @ts-ignore: decorator
@inline
function transposedNarrow<T>(w: usize, delta: usize, into: usize, inputs: i32, outputs: i32): void {
  const size = sizeof<T>()
  const row = (<usize>inputs) * size
  const end = delta + ((<usize>outputs) << 4)
  for (let i = 0; i < inputs; i++) {
    let a = v128.splat<T>(<T>0)
    let p = w
    for (let at = delta; at < end; at += 16, p += row)
      a = v128.add<T>(a, v128.mul<T>(v128.load_splat<T>(p), v128.load(at)))
    v128.store(into, flush<T>(a))
    into += 16
    w += size
  }
}

/**
 * gradient[o, i] = sum over samples of delta[o] x[i], flushed; `add`: added to what is there.
 * Padding lanes of delta must be 0 and those of x finite where the samples are.
 */
export function outer<T>(
  delta: usize,
  x: usize,
  gradient: usize,
  inputs: i32,
  outputs: i32,
  rows: i32,
  add: bool,
): void {
  let o = 0
  const size = sizeof<T>()
  const vectors = (rows + lanesOf<T>() - 1) / lanesOf<T>()
  const row = (<usize>inputs) * size
  const panels = vectors >> 1
  const tail = (vectors & 1) as bool
  const panelX = (<usize>inputs) << 5
  const panelDelta = (<usize>outputs) << 5
  const tailX = x + (<usize>panels) * panelX
  const tailDelta = delta + (<usize>panels) * panelDelta
  for (; o + 2 <= outputs; o += 2) {
    const d = delta + ((<usize>o) << 5)
    const dTail = tailDelta + ((<usize>o) << 4)
    let into = gradient + (<usize>o) * row
    let i = 0
    for (; i + 4 <= inputs; i += 4) {
      let a0 = v128.splat<T>(<T>0)
      let a1 = a0
      let a2 = a0
      let a3 = a0
      let b0 = a0
      let b1 = a0
      let b2 = a0
      let b3 = a0
      let px = x + ((<usize>i) << 5)
      let pd = d
      for (let panel = 0; panel < panels; panel++) {
        let da = v128.load(pd)
        let db = v128.load(pd, 32)
        let value = v128.load(px)
        a0 = v128.add<T>(a0, v128.mul<T>(da, value))
        b0 = v128.add<T>(b0, v128.mul<T>(db, value))
        value = v128.load(px, 32)
        a1 = v128.add<T>(a1, v128.mul<T>(da, value))
        b1 = v128.add<T>(b1, v128.mul<T>(db, value))
        value = v128.load(px, 64)
        a2 = v128.add<T>(a2, v128.mul<T>(da, value))
        b2 = v128.add<T>(b2, v128.mul<T>(db, value))
        value = v128.load(px, 96)
        a3 = v128.add<T>(a3, v128.mul<T>(da, value))
        b3 = v128.add<T>(b3, v128.mul<T>(db, value))
        da = v128.load(pd, 16)
        db = v128.load(pd, 48)
        value = v128.load(px, 16)
        a0 = v128.add<T>(a0, v128.mul<T>(da, value))
        b0 = v128.add<T>(b0, v128.mul<T>(db, value))
        value = v128.load(px, 48)
        a1 = v128.add<T>(a1, v128.mul<T>(da, value))
        b1 = v128.add<T>(b1, v128.mul<T>(db, value))
        value = v128.load(px, 80)
        a2 = v128.add<T>(a2, v128.mul<T>(da, value))
        b2 = v128.add<T>(b2, v128.mul<T>(db, value))
        value = v128.load(px, 112)
        a3 = v128.add<T>(a3, v128.mul<T>(da, value))
        b3 = v128.add<T>(b3, v128.mul<T>(db, value))
        px += panelX
        pd += panelDelta
      }
      if (tail) {
        px = tailX + ((<usize>i) << 4)
        const da = v128.load(dTail)
        const db = v128.load(dTail, 16)
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
      }
      storeFour<T>(into, a0, a1, a2, a3, add)
      storeFour<T>(into + row, b0, b1, b2, b3, add)
      into += 4 * size
    }
    for (; i < inputs; i++) {
      let a = v128.splat<T>(<T>0)
      let b = a
      let px = x + ((<usize>i) << 5)
      let pd = d
      for (let panel = 0; panel < panels; panel++) {
        const x0 = v128.load(px)
        const x1 = v128.load(px, 16)
        a = v128.add<T>(a, v128.mul<T>(v128.load(pd), x0))
        b = v128.add<T>(b, v128.mul<T>(v128.load(pd, 32), x0))
        a = v128.add<T>(a, v128.mul<T>(v128.load(pd, 16), x1))
        b = v128.add<T>(b, v128.mul<T>(v128.load(pd, 48), x1))
        px += panelX
        pd += panelDelta
      }
      if (tail) {
        const x0 = v128.load(tailX + ((<usize>i) << 4))
        a = v128.add<T>(a, v128.mul<T>(v128.load(dTail), x0))
        b = v128.add<T>(b, v128.mul<T>(v128.load(dTail, 16), x0))
      }
      storeOne<T>(into, sumOf<T>(a), add)
      storeOne<T>(into + row, sumOf<T>(b), add)
      into += size
    }
  }
  if (o < outputs) {
    const d = delta + ((<usize>o) << 5)
    const dTail = tailDelta + ((<usize>o) << 4)
    let into = gradient + (<usize>o) * row
    for (let i = 0; i < inputs; i++) {
      let a = v128.splat<T>(<T>0)
      let px = x + ((<usize>i) << 5)
      let pd = d
      for (let panel = 0; panel < panels; panel++) {
        a = v128.add<T>(a, v128.mul<T>(v128.load(pd), v128.load(px)))
        a = v128.add<T>(a, v128.mul<T>(v128.load(pd, 16), v128.load(px, 16)))
        px += panelX
        pd += panelDelta
      }
      if (tail) a = v128.add<T>(a, v128.mul<T>(v128.load(dTail), v128.load(tailX + ((<usize>i) << 4))))
      storeOne<T>(into, sumOf<T>(a), add)
      into += size
    }
  }
}

/** gradient[o] = sum over samples of delta[o], flushed; `add`: added to what is there. */
export function rowSums<T>(delta: usize, gradient: usize, outputs: i32, rows: i32, add: bool): void {
  const vectors = (rows + lanesOf<T>() - 1) / lanesOf<T>()
  const panels = vectors >> 1
  const panelDelta = (<usize>outputs) << 5
  const tail = delta + (<usize>panels) * panelDelta
  for (let o = 0; o < outputs; o++) {
    let a = v128.splat<T>(<T>0)
    let pd = delta + ((<usize>o) << 5)
    for (let panel = 0; panel < panels; panel++) {
      a = v128.add<T>(v128.add<T>(a, v128.load(pd)), v128.load(pd, 16))
      pd += panelDelta
    }
    if (vectors & 1) a = v128.add<T>(a, v128.load(tail + ((<usize>o) << 4)))
    storeOne<T>(gradient + (<usize>o) * sizeof<T>(), sumOf<T>(a), add)
  }
}

// @ts-ignore: decorator
@inline
function storeOne<T>(into: usize, value: T, add: bool): void {
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
