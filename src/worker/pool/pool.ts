/**
 * The page's side of the workers: spreads the racers of a run, grants steps to all, pulls a frame once per animation
 * frame, and replaces workers that die. Workers, clock and timers are handed in.
 */
import type { Experiment } from '../../experiment/document.ts'
import {
  unpackRows,
  type FromWorker,
  type Probe,
  type ProbeResult,
  type RacerFrame,
  type StepTrace,
  type TracedParameter,
} from '../protocol.ts'
import { Follow } from './follow.ts'
import { Grants } from './grants.ts'
import type { PoolHost, PoolListener } from './host.ts'
import { Inquiries } from './inquiries.ts'
import { BEAT, Seat } from './seat.ts'
import { spread, workerCount } from './spread.ts'
import { Standings } from './standing.ts'
import { timeDevice } from './timing.ts'
import { Watch } from './watch.ts'

/** Deaths in a row without getting further after which a worker is given up. */
export const DEATHS = 3

export class Pool {
  readonly #host: PoolHost
  readonly #listener: PoolListener
  readonly #seats: Seat[] = []
  /** What is asked of the workers beside the race. */
  readonly inquiries: Inquiries
  readonly #grants = new Grants()
  #run = 0
  #document: Experiment | undefined
  #standings = new Standings([])
  #pumping = false
  #pumpedAt = 0
  readonly #watch = new Watch()
  readonly #follow = new Follow()

  constructor(host: PoolHost, listener: PoolListener) {
    this.#host = host
    this.#listener = listener
    this.inquiries = new Inquiries(() => this.#first, host.cores)
    host.every(BEAT, () => this.#beat())
  }

  get standings(): Standings {
    return this.#standings
  }

  /** The step racers may have reached: further than is known. */
  get granted(): number {
    return this.#grants.granted
  }

  /** A step that no racer has passed, not even since its last frame. */
  get reach(): number {
    return this.#grants.reach
  }

  get playing(): boolean {
    return this.#grants.playing
  }

  /** Whether every racer of the run is there. */
  get built(): boolean {
    return this.#standings.all.every(({ built }) => built)
  }

  /** Nothing is under way: all racers are there and stand where they may go. */
  get settled(): boolean {
    return !this.playing && this.#standings.reached(this.granted)
  }

  set speed(stepsPerSecond: number) {
    this.#grants.speed = stepsPerSecond
  }

  /**
   * A new run of the document, to step `to`. With `resume` its settings are those of the present run, and racers go on
   * from that run's last checkpoints at or before `to`; otherwise they begin at their start.
   * `together`: in one worker, which has a device for them.
   */
  load(document: Experiment, racers: readonly number[], { to = 0, resume = false, together = false } = {}): void {
    this.#run++
    this.#document = document
    this.#standings = new Standings(racers, resume ? this.#standings : undefined, to)
    this.#grants.begin(to)
    const parts = together ? [[...racers]] : spread(racers, workerCount(this.#host.cores, racers.length))
    while (this.#seats.length < parts.length) this.#addSeat()
    this.#seats.forEach((seat, index) => {
      seat.racers = parts[index] ?? []
      seat.deaths = 0
      // What failed on a device is left behind with its worker.
      const anew = seat.racers.length > 0 && (seat.empty || seat.isSpoilt)
      if (anew) this.#seatAnew(seat)
      seat.isPatient = together
      this.#startIn(seat)
      if (anew) this.inquiries.again(seat)
    })
    this.#pump()
  }

  /** Live settings that hold from step `reach` on; the document says which. */
  change(document: Experiment): void {
    this.#document = document
    for (const { checkpoints } of this.#standings.all) checkpoints.cut(this.reach)
    for (const seat of this.#seats)
      if (!seat.empty && seat.racers.length > 0) seat.post({ type: 'change', run: this.#run, document })
  }

  /** Takes a racer out of the run. */
  remove(racer: number): void {
    this.#standings.remove(racer)
    for (const seat of this.#seats) {
      if (!seat.racers.includes(racer)) continue
      seat.racers = seat.racers.filter((id) => id !== racer)
      seat.post({ type: 'remove', run: this.#run, racer })
    }
    this.#pump()
  }

  /** Runs on at the set speed. */
  play(): void {
    if (this.playing) return
    this.#grants.play(this.#standings.furthest, this.#host.clock())
    this.#pump()
  }

  /** Racers stop, the ones behind at the step of the furthest. */
  pause(): void {
    this.#grants.pause()
    this.#pump()
  }

  /** Every racer goes to `step`, forwards; going on from there when it was playing. */
  advanceTo(step: number): void {
    this.#grants.advanceTo(step, this.#standings.furthest, this.#host.clock())
    this.#pump()
  }

  /** Every racer makes one update. */
  stepOnce(): void {
    this.#grants.stepOnce(this.#standings.furthest)
    this.#pump()
  }

  /** Asks for a probe of these racers from now on; null for none. */
  watch(what: Probe | null, racers: readonly number[]): void {
    this.#watch.set(what, racers)
    for (const seat of this.#seats) seat.probeDue = true
    this.#pump()
  }

  /** The steps of this racer are kept from now on, and the last one is told for a parameter; null for none. */
  follow(racer: number | null, parameter: TracedParameter): void {
    const before = this.#seats.filter((seat) => this.#follow.has(seat))
    this.#follow.set(racer, parameter)
    for (const seat of this.#seats) if (before.includes(seat) || this.#follow.has(seat)) this.#postFollow(seat)
    this.#pump()
  }

  #postFollow(seat: Seat): void {
    const { racer, parameter } = this.#follow
    seat.post({ type: 'follow', run: this.#run, racer, parameter })
  }

  /** Steps a second of the race on the document's device; rejects with NotOffered where that is not there. */
  async time(document: Experiment): Promise<number> {
    const rate = await timeDevice(this.#host, document)
    // Native racers are spread over the workers.
    return document.device === 'native' ? rate * workerCount(this.#host.cores, document.racers.length) : rate
  }

  /** For tests: ends a worker as a crash would. */
  kill(worker: number): void {
    this.#seats[worker]?.kill()
  }

  #addSeat(): Seat {
    const seat: Seat = new Seat(() => this.#host.spawn(), {
      message: (message) => this.#receive(seat, message),
      died: () => this.#died(seat),
    })
    this.#seats.push(seat)
    return seat
  }

  /** Puts a new worker in, with a device that has not failed. */
  #seatAnew(seat: Seat): void {
    seat.seat()
    seat.isSpoilt = false
  }

  get #first(): Seat {
    return this.#seats[0] ?? this.#addSeat()
  }

  #startIn(seat: Seat): void {
    if (!this.#document) return
    seat.asked = false
    seat.probeDue = true
    seat.granted = seat.grantedAtFrame = -1
    const racers = this.#standings.starts(seat.racers)
    seat.post({ type: 'start', run: this.#run, document: this.#document, racers })
    if (!this.#follow.has(seat)) return
    this.#follow.again()
    this.#postFollow(seat)
  }

  #receive(seat: Seat, message: FromWorker): void {
    if ('run' in message && message.run !== this.#run) return
    switch (message.type) {
      case 'frame':
        return this.#frame(seat, message)
      case 'checkpoint':
        this.#standings.get(message.racer.id)?.checkpoints.add(message.checkpoint)
        seat.deaths = 0
        this.#note(seat, message.racer)
        // It may tell of the last step first, after a frame that came too early: then nothing else would.
        seat.probeDue = true
        this.#take(message.racer)
        this.#listener.news()
        return this.#wake()
      case 'answer':
        return this.inquiries.answer(message.id, message.value)
      case 'refused':
        return this.inquiries.refuse(message.id, message.message)
      case 'ready':
      case 'alive':
        return
    }
  }

  #frame(seat: Seat, { racers, probe, tracing }: Extract<FromWorker, { type: 'frame' }>): void {
    seat.asked = false
    if (probe) seat.probing = probe.milliseconds
    if (tracing !== undefined) this.#follow.cost = tracing
    const wanted = this.#watch.isCurrent(probe?.number)
    for (const racer of racers) {
      if (racer.fault) seat.isSpoilt = true
      this.#note(seat, racer)
      const followed = racer.id === this.#follow.racer
      this.#take(racer, wanted ? racer.probe : undefined, followed ? racer.trace : undefined)
    }
    if (this.#seats.every((each) => !each.asked && each.grantedAtFrame === each.granted))
      this.#grants.known(this.#standings.furthest)
    // Further than where the last worker died, and the last probe was answered.
    if (this.#standings.reached(seat.wasGranted, seat.racers) && !this.#watch.wants(seat)) seat.deaths = 0
    if (this.playing && this.built && this.#standings.active.length === 0) this.#grants.end()
    this.#listener.news()
    this.#wake()
  }

  /** Sees whether a racer has come or moved since its last picture and its last trace. */
  #note(seat: Seat, racer: RacerFrame): void {
    const before = this.#standings.get(racer.id)
    // One that has come since the question, or has moved, is not in the last picture.
    if (!racer.probe && (!before?.built || racer.step !== before.step)) seat.probeDue = true
    if (racer.id === this.#follow.racer) this.#follow.heard(racer.step, racer.trace !== undefined)
  }

  #take(racer: RacerFrame, probe?: ProbeResult, trace?: StepTrace | null): void {
    if (!this.#standings.get(racer.id)) return
    this.#standings.update(racer)
    this.#listener.racer(racer.id, unpackRows(racer.rows), probe)
    if (trace === undefined) return
    this.#listener.traced?.(racer.id, trace)
  }

  #died(seat: Seat): void {
    if (++seat.deaths >= DEATHS) return this.#giveUp(seat)
    this.#standings.setBack(seat.racers)
    seat.wasGranted = this.granted
    this.#seatAnew(seat)
    this.#startIn(seat)
    this.inquiries.again(seat)
    if (seat.racers.length > 0) {
      const steps = this.#standings.of(seat.racers).map(({ step }) => step)
      this.#listener.replaced(seat.racers, Math.min(...steps))
    }
    this.#listener.news()
    this.#pump()
  }

  #giveUp(seat: Seat): void {
    this.#standings.fail(seat.racers)
    this.#grants.pause()
    this.inquiries.refuseAll(seat, 'the worker was lost')
    this.#listener.lost(seat.racers)
    this.#listener.news()
    this.#pump()
  }

  #beat(): void {
    for (const seat of this.#seats) seat.beat()
    // A hidden page has no animation frames; the race goes on at the pace of the heart.
    if (!this.#idle && this.#host.clock() - this.#pumpedAt > BEAT / 2) this.#pump()
  }

  /** Pumps once per animation frame as long as something is under way. */
  #wake(): void {
    if (this.#pumping || this.#idle) return
    this.#pumping = true
    this.#host.nextFrame(() => {
      this.#pumping = false
      if (!this.#idle) this.#pump()
    })
  }

  get #idle(): boolean {
    return (
      this.settled &&
      this.#seats.every(
        (seat) =>
          !seat.asked && seat.grantedAtFrame === seat.granted && !this.#watch.wants(seat) && !this.#follow.wants(seat),
      )
    )
  }

  /** Grants steps and asks every worker for a frame. */
  #pump(): void {
    const now = this.#host.clock()
    this.#pumpedAt = now
    this.#grants.grant(this.#standings, now)
    for (const seat of this.#seats) {
      if (seat.empty || seat.racers.length === 0) continue
      if (seat.granted !== this.granted) {
        seat.granted = this.granted
        seat.post({ type: 'grant', run: this.#run, step: this.granted })
      }
      if (!seat.asked) this.#askFrame(seat, now)
    }
    this.#wake()
  }

  #askFrame(seat: Seat, now: number): void {
    const probe = this.#watch.request(seat, now)
    seat.asked = true
    seat.grantedAtFrame = seat.granted
    seat.post({
      type: 'frame',
      run: this.#run,
      ...(probe && { probe }),
      ...(this.#follow.request(seat, now, this.playing) && { trace: true }),
    })
  }
}
