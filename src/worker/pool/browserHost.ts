/** What a pool needs of the browser. */
import type { PoolHost } from './host.ts'

export function browserHost(): PoolHost {
  return {
    spawn: () => new Worker(new URL('../training.worker.ts', import.meta.url), { type: 'module' }),
    cores: navigator.hardwareConcurrency || 2,
    clock: () => performance.now(),
    nextFrame: (callback) => void requestAnimationFrame(callback),
    every: (milliseconds, callback) => void setInterval(callback, milliseconds),
  }
}
