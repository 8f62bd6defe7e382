/** What a pool needs of the browser. */
import type { PoolHost } from './host.ts'
import type { WorkerLike } from './seat.ts'

export function browserHost(): PoolHost {
  return {
    spawn() {
      const worker: WorkerLike = new Worker(new URL('../training.worker.ts', import.meta.url), { type: 'module' })
      worker.postMessage({ type: 'home', data: new URL('data/', document.baseURI).href })
      return worker
    },
    cores: navigator.hardwareConcurrency || 2,
    clock: () => performance.now(),
    nextFrame: (callback) => void requestAnimationFrame(callback),
    every: (milliseconds, callback) => void setInterval(callback, milliseconds),
    later: (milliseconds, callback) => void setTimeout(callback, milliseconds),
  }
}
