/** Tensors whose numbers are wanted together: one copy from the device instead of many. */
import * as tf from '@tensorflow/tfjs-core'

/** A tensor, and its numbers once they were read. */
export interface Reading {
  readonly tensor: tf.Tensor
  values: Float32Array
}

const NONE = new Float32Array(0)

export class Readings {
  readonly #all: Reading[] = []

  /** Wants the numbers of a tensor, which is given back with the readings. */
  add(tensor: tf.Tensor): Reading {
    const reading = { tensor, values: NONE }
    this.#all.push(reading)
    return reading
  }

  async read(device: { read(tensors: readonly tf.Tensor[]): Promise<Float32Array[]> }): Promise<void> {
    if (this.#all.length === 0) return
    const joined = tf.tidy(() => tf.concat1d(this.#all.map(({ tensor }) => tf.reshape(tensor, [tensor.size]))))
    try {
      const [values] = await device.read([joined])
      let at = 0
      for (const reading of this.#all) reading.values = values!.subarray(at, (at += reading.tensor.size))
    } finally {
      joined.dispose()
    }
  }

  dispose(): void {
    tf.dispose(this.#all.map(({ tensor }) => tensor))
  }
}
