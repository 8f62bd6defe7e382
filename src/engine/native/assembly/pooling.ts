/** Pooling: the greatest value, or the mean, of each window and channel. Places outside of the image are left out. */
import { flush } from './lanes'
import { Windows } from './windows'

/** y = the greatest value of each window; a NaN stays one. */
export function maxPool<T>(windows: Windows, panels: i32): void {
  const row = (<usize>windows.area) << 2
  const panelX = (<usize>windows.inputs) << 4
  const end = (<usize>windows.channels) << 4
  let x = windows.x
  let y = windows.y
  for (; panels > 0; panels--, x += panelX) {
    let places = windows.table
    for (let position = 0; position < windows.positions; position++, places += row) {
      if (isWholeSquare(places, row)) {
        maxOfFour<T>(x, places, y, end)
        y += end
        continue
      }
      for (let channel: usize = 0; channel < end; channel += 16, y += 16) {
        let greatest = v128.splat<T>(-(<T>Infinity))
        for (let place = places; place < places + row; place += 4) {
          const pixel = load<i32>(place)
          if (pixel >= 0) greatest = v128.max<T>(greatest, v128.load(x + <usize>pixel + channel))
        }
        v128.store(y, greatest)
      }
    }
  }
}

/** Whether a window has 2 x 2 places, all within the image. Most have, so these have functions of their own. */
// @ts-ignore: decorator
@inline
function isWholeSquare(places: usize, row: usize): bool {
  return row == 16 && !v128.any_true(i32x4.lt_s(v128.load(places), i32x4.splat(0)))
}

/** maxPool of one window of 2 x 2, all channels. */
// @ts-ignore: decorator
@inline
function maxOfFour<T>(x: usize, places: usize, y: usize, end: usize): void {
  const a = x + <usize>load<i32>(places)
  const b = x + <usize>load<i32>(places, 4)
  const c = x + <usize>load<i32>(places, 8)
  const d = x + <usize>load<i32>(places, 12)
  for (let channel: usize = 0; channel < end; channel += 16) {
    let greatest = v128.max<T>(v128.load(a + channel), v128.load(b + channel))
    greatest = v128.max<T>(greatest, v128.load(c + channel))
    v128.store(y + channel, v128.max<T>(greatest, v128.load(d + channel)))
  }
}

/** The gradient goes to the first of the greatest values, row by row; `into` gets that of the inputs, flushed. */
export function maxPoolBack<T>(windows: Windows, delta: usize, into: usize, panels: i32): void {
  const row = (<usize>windows.area) << 2
  const panelX = (<usize>windows.inputs) << 4
  const end = (<usize>windows.channels) << 4
  memory.fill(into, 0, (<usize>panels) * panelX)
  let x = windows.x
  let y = windows.y
  for (; panels > 0; panels--, x += panelX, into += panelX) {
    let places = windows.table
    for (let position = 0; position < windows.positions; position++, places += row) {
      if (isWholeSquare(places, row)) {
        maxOfFourBack<T>(x, places, y, delta, into, end)
        y += end
        delta += end
        continue
      }
      for (let channel: usize = 0; channel < end; channel += 16, y += 16, delta += 16) {
        const greatest = v128.load(y)
        let left = v128.load(delta)
        for (let place = places; place < places + row; place += 4) {
          const pixel = load<i32>(place)
          if (pixel >= 0) left = toGreatest<T>(x + <usize>pixel + channel, into + <usize>pixel + channel, greatest, left)
        }
      }
    }
  }
}

/** Adds what is left of a gradient to a place where the greatest value stands; returns what is left then. */
// @ts-ignore: decorator
@inline
function toGreatest<T>(x: usize, into: usize, greatest: v128, left: v128): v128 {
  const hit = v128.eq<T>(v128.load(x), greatest)
  v128.store(into, flush<T>(v128.add<T>(v128.load(into), v128.and(left, hit))))
  return v128.andnot(left, hit)
}

/** maxPoolBack of one window of 2 x 2, all channels. */
// @ts-ignore: decorator
@inline
function maxOfFourBack<T>(x: usize, places: usize, y: usize, delta: usize, into: usize, end: usize): void {
  const a = <usize>load<i32>(places)
  const b = <usize>load<i32>(places, 4)
  const c = <usize>load<i32>(places, 8)
  const d = <usize>load<i32>(places, 12)
  for (let channel: usize = 0; channel < end; channel += 16, x += 16, into += 16) {
    const greatest = v128.load(y + channel)
    let left = v128.load(delta + channel)
    left = toGreatest<T>(x + a, into + a, greatest, left)
    left = toGreatest<T>(x + b, into + b, greatest, left)
    left = toGreatest<T>(x + c, into + c, greatest, left)
    toGreatest<T>(x + d, into + d, greatest, left)
  }
}

/** y = the sum of each window, divided by its size. */
export function meanPool<T>(windows: Windows, panels: i32): void {
  const row = (<usize>windows.area) << 2
  const panelX = (<usize>windows.inputs) << 4
  const end = (<usize>windows.channels) << 4
  const size = v128.splat<T>(<T>windows.area)
  let x = windows.x
  let y = windows.y
  for (; panels > 0; panels--, x += panelX) {
    let places = windows.table
    for (let position = 0; position < windows.positions; position++, places += row)
      for (let channel: usize = 0; channel < end; channel += 16, y += 16) {
        let sum = v128.splat<T>(<T>0)
        for (let place = places; place < places + row; place += 4) {
          const pixel = load<i32>(place)
          if (pixel >= 0) sum = v128.add<T>(sum, v128.load(x + <usize>pixel + channel))
        }
        v128.store(y, v128.div<T>(sum, size))
      }
  }
}

/** Every value of a window gets the same share of its gradient; `into` gets the gradient of the inputs, flushed. */
export function meanPoolBack<T>(windows: Windows, delta: usize, into: usize, panels: i32): void {
  const row = (<usize>windows.area) << 2
  const panelX = (<usize>windows.inputs) << 4
  const end = (<usize>windows.channels) << 4
  const size = v128.splat<T>(<T>windows.area)
  memory.fill(into, 0, (<usize>panels) * panelX)
  for (; panels > 0; panels--, into += panelX) {
    let places = windows.table
    for (let position = 0; position < windows.positions; position++, places += row)
      for (let channel: usize = 0; channel < end; channel += 16, delta += 16) {
        const share = v128.div<T>(v128.load(delta), size)
        for (let place = places; place < places + row; place += 4) {
          const pixel = load<i32>(place)
          if (pixel < 0) continue
          const at = into + <usize>pixel + channel
          v128.store(at, flush<T>(v128.add<T>(v128.load(at), share)))
        }
      }
  }
}
