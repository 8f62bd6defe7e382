/** An activation: compiled maps of its formula, called through the table. */
import { lanesOf } from './lanes'
import { Operation } from './operation'

@unmanaged
export class Activation extends Operation {
  /** Table indices of forwardMap and backwardMap. */
  forward: u32
  backward: u32
}

/** y = f(x) for all panels. */
// @ts-ignore: decorator
@inline
export function activate<T>(operation: Activation, panels: i32): void {
  const count = operation.outputs * panels * lanesOf<T>()
  call_indirect<void>(operation.forward, operation.x, operation.y, count)
}

/** delta = f'(x) delta, in place. */
// @ts-ignore: decorator
@inline
export function activateBack<T>(operation: Activation, delta: usize, panels: i32): void {
  const count = operation.outputs * panels * lanesOf<T>()
  call_indirect<void>(operation.backward, operation.x, operation.y, delta, delta, count)
}
