/** Numbers of compiled formulas: float64 slots in the native memory. */
import type { Slot } from '../formula/wasm/compileRule.ts'
import type { Native, NativeVector } from './native/instance.ts'
import { STREAM_BYTES, type Stream } from './native/random.ts'

/** A slot as a vector over the native memory. */
export function slotVector(native: Native, { address, length, precision }: Slot): NativeVector {
  return native.vectorAt(address, length, precision)
}

/** Writes the named numbers into their slots; names the formula does not use have none. */
export function writeNumbers(
  native: Native,
  slots: Readonly<Record<string, Slot>>,
  numbers: Readonly<Record<string, number>>,
): void {
  for (const [name, value] of Object.entries(numbers))
    if (Object.hasOwn(slots, name)) slotVector(native, slots[name]).values[0] = value
}

/** The state of a random stream, as a view: copied into a checkpoint, written back to restore. */
export function streamView(native: Native, { address }: Stream): Uint32Array {
  return new Uint32Array(native.memory.buffer, address, STREAM_BYTES / 4)
}
