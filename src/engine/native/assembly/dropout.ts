/** Dropout: in training each value is 0 with probability `rate` and divided by 1 - rate otherwise. */
import { flush, lanesOf } from './lanes'
import { Operation } from './operation'
import { bitsOf, INCREMENT, nextState } from './random'

@unmanaged
export class Dropout extends Operation {
  /** The random stream. */
  stream: usize
  /** Panels of the factors of the last training pass. */
  factors: usize
  /** Bits from here on keep a value: rate x 2^32, rounded up. */
  threshold: u32
  unused2: i32
  /** 1 / (1 - rate) */
  scale: f64
}

/** y = x times fresh factors in training, x otherwise. */
export function drop<T>(operation: Dropout, rows: i32, panels: i32, training: bool): void {
  const size = ((<usize>operation.outputs) << 4) * (<usize>panels)
  if (!training) {
    memory.copy(operation.y, operation.x, size)
    return
  }
  drawFactors<T>(operation, rows)
  const x = operation.x
  const y = operation.y
  const factors = operation.factors
  for (let at: usize = 0; at < size; at += 16)
    v128.store(y + at, v128.mul<T>(v128.load(x + at), v128.load(factors + at)))
}

/** delta = delta times the factors, in place, flushed. */
export function dropBack<T>(operation: Dropout, delta: usize, panels: i32): void {
  const size = ((<usize>operation.outputs) << 4) * (<usize>panels)
  const factors = operation.factors
  for (let at: usize = 0; at < size; at += 16)
    v128.store(delta + at, flush<T>(v128.mul<T>(v128.load(delta + at), v128.load(factors + at))))
}

/** One draw of 32 bits a value, sample by sample, so that both precisions drop the same values. */
function drawFactors<T>(operation: Dropout, rows: i32): void {
  const units = operation.outputs
  const lanes = lanesOf<T>()
  const threshold = operation.threshold
  const scale = <T>operation.scale
  const increment = load<u64>(operation.stream, INCREMENT)
  let state = load<u64>(operation.stream)
  for (let i = 0; i < rows; i++) {
    const panel = i / lanes
    let at = operation.factors + (((<usize>panel) * (<usize>units)) << 4) + (<usize>(i - panel * lanes)) * sizeof<T>()
    for (let unit = 0; unit < units; unit++, at += 16) {
      store<T>(at, select<T>(scale, <T>0, bitsOf(state) >= threshold))
      state = nextState(state, increment)
    }
  }
  store<u64>(operation.stream, state)
}
