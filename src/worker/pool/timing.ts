/** How fast a race is on a device, found out in a worker of its own: whatever a device does to it, the race is not touched. */
import type { Experiment } from '../../experiment/document.ts'
import type { FromWorker, RacerFault } from '../protocol.ts'
import type { PoolHost } from './host.ts'

/** Milliseconds after which a worker that has not answered is given up. */
const PATIENCE = 30_000

/** A device that is not offered, and why. */
export class NotOffered extends Error {
  readonly fault: RacerFault

  constructor(fault: RacerFault, message: string) {
    super(message)
    this.name = 'NotOffered'
    this.fault = fault
  }
}

/**
 * Steps a second that all racers of the document make together on its device, which is webgpu or webgl.
 * Rejects with NotOffered where it is not there, failed its gradient test, or did not answer.
 */
export function timeDevice(host: Pick<PoolHost, 'spawn' | 'later'>, document: Experiment): Promise<number> {
  const worker = host.spawn()
  return new Promise<number>((resolve, reject) => {
    worker.onmessage = ({ data }: { data: FromWorker }) => {
      if (data.type === 'answer') resolve((data.value as Float64Array)[0]!)
      if (data.type === 'refused') reject(new NotOffered(data.fault ?? 'broken', data.message))
    }
    worker.onerror = (event) => {
      event.preventDefault?.()
      reject(new NotOffered('broken', event.message || 'the worker stopped'))
    }
    host.later(PATIENCE, () => reject(new NotOffered('stalled', 'no answer')))
    worker.postMessage({ type: 'time', id: 1, document })
  }).finally(() => worker.terminate())
}
