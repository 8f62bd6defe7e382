/**
 * A backend of tfjs, opened and watched. tfjs does not tell of a lost WebGL context (reads give zeros or never come back) and has no
 * handler for a lost WebGPU device, so every read here ends: with numbers, with the loss, or with the patience.
 */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { DeviceFault, faultOf } from './fault.ts'

/** 'cpu' is tfjs's own, an oracle in tests. */
export type DeviceName = 'webgpu' | 'webgl' | 'cpu'

export interface OpenDevice {
  readonly name: DeviceName
  /** Numbers of tensors. Rejects with a DeviceFault where the device is lost, is out of memory, or does not answer. */
  read(tensors: readonly tf.Tensor[]): Promise<Float32Array[]>
}

/** Milliseconds after which a device that does not answer is given up: the first answers wait until programs are compiled. */
const PATIENCE = 30_000

interface Backend {
  /** Settles when the device is lost. */
  readonly lost: Promise<string>
  /** What is wrong with it now; undefined where nothing is. */
  readonly trouble?: () => DeviceFault | undefined
}

const openers: Record<DeviceName, () => Promise<Backend>> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu')
    await choose('cpu')
    return { lost: new Promise(() => {}) }
  },

  async webgl() {
    if (typeof OffscreenCanvas === 'undefined') throw new DeviceFault('absent', 'no WebGL in workers')
    await import('@tensorflow/tfjs-backend-webgl')
    // Packed textures give wrong numbers without a word: gradients of softmax cross-entropy for odd numbers of classes, sums of stacked rows.
    tf.env().set('WEBGL_PACK', false)
    await choose('webgl')
    if (!tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED'))
      throw new DeviceFault('half', 'WebGL has textures of 16 bits only')
    const { gpgpu } = tf.backend() as unknown as { gpgpu: { gl: WebGL2RenderingContext } }
    const { gl } = gpgpu
    return {
      lost: new Promise((resolve) =>
        gl.canvas.addEventListener('webglcontextlost', () => resolve('the context was lost')),
      ),
      trouble() {
        if (gl.isContextLost()) return new DeviceFault('lost', 'the context was lost')
        return gl.getError() === gl.OUT_OF_MEMORY ? new DeviceFault('memory', 'out of memory') : undefined
      },
    }
  },

  async webgpu() {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<object | null> } }
    if (!gpu) throw new DeviceFault('absent', 'no WebGPU in this browser')
    // Without an adapter tfjs throws on its features.
    if (!(await gpu.requestAdapter())) throw new DeviceFault('absent', 'no WebGPU adapter')
    await import('@tensorflow/tfjs-backend-webgpu')
    await choose('webgpu')
    const { device } = tf.backend() as unknown as { device: WebGpuDevice }
    let trouble: DeviceFault | undefined
    device.addEventListener('uncapturederror', ({ error }) => {
      const memory = error.constructor.name === 'GPUOutOfMemoryError'
      trouble ??= new DeviceFault(memory ? 'memory' : 'broken', error.message)
    })
    return { lost: device.lost.then(({ message }) => message || 'the device was lost'), trouble: () => trouble }
  },
}

interface WebGpuDevice {
  readonly lost: Promise<{ readonly message: string }>
  addEventListener(type: 'uncapturederror', listener: (event: { readonly error: Error }) => void): void
}

async function choose(name: DeviceName): Promise<void> {
  if (!(await tf.setBackend(name))) throw new DeviceFault('absent', `tfjs has no ${name} here`)
  await tf.ready()
}

/**
 * Opens a device for this thread; it stays open as long as the thread lives.
 * @param patience milliseconds a read may take
 * @throws DeviceFault where there is none
 */
export async function openDevice(name: DeviceName, patience = PATIENCE): Promise<OpenDevice> {
  let backend: Backend
  try {
    backend = await openers[name]()
  } catch (error) {
    throw faultOf(error)
  }
  let fault: DeviceFault | undefined
  const lost = backend.lost.then((message): never => {
    throw (fault = new DeviceFault('lost', message))
  })
  lost.catch(() => {})
  return {
    name,
    async read(tensors) {
      if (fault) throw fault
      let timer: ReturnType<typeof setTimeout> | undefined
      const stalled = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new DeviceFault('stalled', `no answer for ${patience / 1000} s`)), patience)
      })
      try {
        const numbers = Promise.all(tensors.map((tensor) => tensor.data<'float32'>()))
        numbers.catch(() => {})
        const data = await Promise.race([numbers, lost, stalled])
        const trouble = backend.trouble?.()
        if (trouble) throw trouble
        return data as Float32Array[]
      } catch (error) {
        throw (fault ??= faultOf(error))
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
