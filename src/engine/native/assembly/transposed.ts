/**
 * A layer backwards, on panels (panels.ts): the gradient of its inputs. Each sum runs in the order of the outputs.
 * Inlined where it is used: calls cost the smallest networks 6 %.
 */
import { flush } from './lanes'

/** into[i] = sum over o of w[o, i] delta[o], for all panels, flushed; w is [outputs, inputs]. */
// @ts-ignore: decorator
@inline
export function transposed<T>(w: usize, delta: usize, into: usize, inputs: i32, outputs: i32, panels: i32): void {
  const panelDelta = (<usize>outputs) << 4
  const panelInto = (<usize>inputs) << 4
  for (; panels > 1; panels -= 2) {
    transposedPair<T>(w, delta, panelDelta, into, panelInto, inputs)
    delta += panelDelta << 1
    into += panelInto << 1
  }
  if (panels) transposedOne<T>(w, delta, panelDelta, into, inputs)
}

// @ts-ignore: decorator
@inline
function transposedPair<T>(
  w: usize,
  delta: usize,
  panelDelta: usize,
  into: usize,
  panelInto: usize,
  inputs: i32,
): void {
  const size = sizeof<T>()
  const row = (<usize>inputs) * size
  const end = delta + panelDelta
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
    let other = delta + panelDelta
    for (let at = delta; at < end; at += 16) {
      const x0 = v128.load(at)
      const x1 = v128.load(other)
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
      p += row
      other += 16
    }
    const second = into + panelInto
    v128.store(into, flush<T>(a0))
    v128.store(into, flush<T>(b0), 16)
    v128.store(into, flush<T>(c0), 32)
    v128.store(into, flush<T>(d0), 48)
    v128.store(second, flush<T>(a1))
    v128.store(second, flush<T>(b1), 16)
    v128.store(second, flush<T>(c1), 32)
    v128.store(second, flush<T>(d1), 48)
    into += 64
    w += 4 * size
  }
  for (; i < inputs; i++) {
    let a0 = v128.splat<T>(<T>0)
    let a1 = a0
    let p = w
    let other = delta + panelDelta
    for (let at = delta; at < end; at += 16) {
      const weight = v128.load_splat<T>(p)
      a0 = v128.add<T>(a0, v128.mul<T>(weight, v128.load(at)))
      a1 = v128.add<T>(a1, v128.mul<T>(weight, v128.load(other)))
      p += row
      other += 16
    }
    v128.store(into, flush<T>(a0))
    v128.store(into + panelInto, flush<T>(a1))
    into += 16
    w += size
  }
}

// @ts-ignore: decorator
@inline
function transposedOne<T>(w: usize, delta: usize, panelDelta: usize, into: usize, inputs: i32): void {
  const size = sizeof<T>()
  const row = (<usize>inputs) * size
  const end = delta + panelDelta
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
