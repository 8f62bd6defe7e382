/** For tests: workers in the same thread, on one clock, with everything a pool needs; they can be killed and hung. */
import { fakeHost, FakeTime, type FakeHost, type FakeRun, type FakeTrainer } from './fakeTrainer.ts'
import { Loop } from './loop.ts'
import type { FromWorker, ToLoop, ToWorker } from './protocol.ts'
import type { PoolHost } from './pool/host.ts'
import type { WorkerLike } from './pool/seat.ts'

export class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null
  onerror: WorkerLike['onerror'] = null
  onmessageerror: WorkerLike['onmessageerror'] = null
  /** It neither reads nor works any more. */
  hung = false
  terminated = false
  readonly received: ToWorker[] = []
  readonly #inbox: ToLoop[] = []
  readonly #time: FakeTime
  readonly #host: FakeHost
  readonly #loop: Loop
  #sent = 0

  constructor(time: FakeTime, runs: Record<number, FakeRun>) {
    this.#time = time
    this.#host = fakeHost(time, runs)
    this.#loop = new Loop(this.#host)
    this.#host.post({ type: 'ready' })
  }

  get trainers(): readonly FakeTrainer[] {
    return this.#host.trainers
  }

  postMessage(message: ToWorker): void {
    if (this.terminated) return
    this.received.push(message)
    if (message.type !== 'home') this.#inbox.push(message)
  }

  terminate(): void {
    this.terminated = true
  }

  /** Reads its messages, runs one slice and delivers what it posted. */
  turn(): void {
    if (this.terminated || this.hung) return
    for (const message of this.#inbox.splice(0)) this.#loop.receive(message)
    this.#host.run(1)
    this.hung = this.#time.hanging
    this.#time.hanging = false
    if (this.hung) return
    for (; this.#sent < this.#host.posted.length; this.#sent++)
      this.onmessage?.({ data: this.#host.posted[this.#sent] } as MessageEvent<FromWorker>)
  }
}

export interface FakeBrowser extends PoolHost {
  readonly time: FakeTime
  readonly workers: FakeWorker[]
  /** Lets `milliseconds` pass: frames every 16 ms, timers, and the workers' turns (side by side, not one after another). */
  pass(milliseconds: number): void
  /** Animation frames asked for so far. */
  frames: number
  /** A hidden page: no animation frames. */
  hidden: boolean
}

export function fakeBrowser(runs: Record<number, FakeRun>, cores = 3): FakeBrowser {
  const time = new FakeTime()
  const workers: FakeWorker[] = []
  const frames: (() => void)[] = []
  const timers: { every: number; next: number; callback: () => void }[] = []
  const browser: FakeBrowser = {
    time,
    workers,
    frames: 0,
    hidden: false,
    cores,
    clock: time.clock,
    spawn() {
      const worker = new FakeWorker(time, runs)
      workers.push(worker)
      return worker
    },
    nextFrame(callback) {
      browser.frames++
      frames.push(callback)
    },
    later: (milliseconds, callback) => void timers.push({ every: Infinity, next: time.now + milliseconds, callback }),
    every: (every, callback) => void timers.push({ every, next: time.now + every, callback }),
    pass(milliseconds) {
      const end = time.now + milliseconds
      for (let frame = time.now; frame < end; frame += 16) {
        if (!browser.hidden) for (const callback of frames.splice(0)) callback()
        for (const timer of timers)
          if (frame >= timer.next) {
            timer.next = frame + timer.every
            timer.callback()
          }
        // Each worker has the same 16 ms to itself.
        for (const worker of workers) {
          time.now = frame
          while (time.now < frame + 16) {
            const before = time.now
            worker.turn()
            if (time.now === before) break
          }
        }
        time.now = frame + 16
      }
    },
  }
  return browser
}
