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
    for (let position = 0; position < windows.positions; position++, places += row)
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
    for (let position = 0; position < windows.positions; position++, places += row)
      for (let channel: usize = 0; channel < end; channel += 16, y += 16, delta += 16) {
        const greatest = v128.load(y)
        let left = v128.load(delta)
        for (let place = places; place < places + row; place += 4) {
          const pixel = load<i32>(place)
          if (pixel < 0) continue
          const offset = <usize>pixel + channel
          const hit = v128.eq<T>(v128.load(x + offset), greatest)
          const sum = v128.add<T>(v128.load(into + offset), v128.and(left, hit))
          v128.store(into + offset, flush<T>(sum))
          left = v128.andnot(left, hit)
        }
      }
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
