/** A place for one worker: starts it, listens to its heart, and says when it has died. */
import type { FromWorker, ToWorker } from '../protocol.ts'

/** The part of Worker that is used. */
export interface WorkerLike {
  postMessage(message: ToWorker): void
  terminate(): void
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  onmessageerror: ((event: MessageEvent) => void) | null
}

/** Milliseconds between heartbeats. */
export const BEAT = 400
/** Heartbeats without a sign of life after which a worker is dead: 2.4 to 2.8 s. */
const SILENT = 6
/** The same while it loads and compiles, as it does at any time on a device, which watches itself too. */
const SILENT_AT_FIRST = 50

export interface SeatEvents {
  message(message: FromWorker): void
  /** The worker is gone; the seat is empty until `seat()` is called. */
  died(): void
}

export class Seat {
  /** Racers it was given. */
  racers: number[] = []
  /** Its racers run on a device. */
  isPatient = false
  /** Its device failed: the next run needs another worker. */
  isSpoilt = false
  /** Deaths in a row without getting further. */
  deaths = 0
  /** The grant that held at the last death. */
  wasGranted = 0
  /** A frame was asked for and has not come. */
  asked = false
  /** The last grant it was sent, and the one that held when the last frame was asked for. */
  granted = -1
  grantedAtFrame = -1
  /** The racers moved since the last probe, or another probe is wanted. */
  probeDue = true
  probedAt = -Infinity
  /** Milliseconds the last probe took. */
  probing = 0
  #worker: WorkerLike | undefined
  #ready = false
  #silent = 0
  readonly #spawn: () => WorkerLike
  readonly #events: SeatEvents

  constructor(spawn: () => WorkerLike, events: SeatEvents) {
    this.#spawn = spawn
    this.#events = events
  }

  get empty(): boolean {
    return this.#worker === undefined
  }

  /** Puts a new worker in. */
  seat(): void {
    this.leave()
    const worker = this.#spawn()
    this.#worker = worker
    this.#ready = false
    this.#silent = 0
    worker.onmessage = ({ data }) => {
      this.#silent = 0
      if (data.type === 'ready') this.#ready = true
      this.#events.message(data)
    }
    worker.onerror = (event) => {
      event.preventDefault?.()
      this.#die()
    }
    worker.onmessageerror = () => this.#die()
  }

  /** Ends the worker and hears no more of it. */
  leave(): void {
    const worker = this.#worker
    if (!worker) return
    this.#worker = undefined
    this.asked = false
    this.granted = this.grantedAtFrame = -1
    this.probeDue = true
    worker.onmessage = worker.onerror = worker.onmessageerror = null
    worker.terminate()
  }

  post(message: ToWorker): void {
    this.#worker?.postMessage(message)
  }

  /** One heartbeat: counted in beats, not in time, so that a page that slept accuses nobody. */
  beat(): void {
    if (!this.#worker) return
    if (++this.#silent > (this.#ready && !this.isPatient ? SILENT : SILENT_AT_FIRST)) this.#die()
    else this.post({ type: 'ping' })
  }

  /** For tests: ends the worker as a crash would, without a word to anybody. */
  kill(): void {
    this.#worker?.terminate()
  }

  #die(): void {
    this.leave()
    this.#events.died()
  }
}
