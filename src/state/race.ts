/** The run of the document: what is built in the workers, what is out of date, and what the page shows of it. */
import type { Choice, Device, Experiment, Racer } from '../experiment/document.ts'
import type { PoolHost, PoolListener } from '../worker/pool/host.ts'
import { withoutEarlier } from '../experiment/live.ts'
import { Pool } from '../worker/pool/pool.ts'
import type {
  Columns,
  Landscape,
  Probe,
  ProbeResult,
  Region,
  SceneData,
  StepTrace,
  TracedParameter,
} from '../worker/protocol.ts'
import type { App } from './app.ts'
import type { RunState } from './appState.ts'
import type { Curves } from './curveStore.ts'
import type { News } from './news.ts'
import { CostKeeper } from './costKeeper.ts'
import type { Documents } from './documents.ts'
import type { Running } from './liveChange.ts'
import { Failures } from './race/failures.ts'
import { LiveEdits } from './race/liveEdits.ts'
import { Pictures } from './race/pictures.ts'
import { RaceDevice } from './race/raceDevice.ts'
import { statusOf } from './race/status.ts'
import { ranOf, type Ran } from './ran.ts'
import { keepSame, readoutsOf } from './readouts.ts'
import { runKey, stageKey } from './runKeys.ts'
import { SceneKeeper } from './sceneKeeper.ts'
import { createSteps, cutSteps, followSteps, putStep, type StepStore } from './stepStore.ts'

/** Milliseconds between two read-outs while running. */
const READOUT = 250

export class Race implements PoolListener {
  readonly #app: App
  readonly #curves: Curves
  readonly #news: News
  readonly #steps: StepStore
  #pool: Pool | undefined
  #clock: () => number = () => 0
  /** The document that runs, and each racer's key in it. */
  #loaded: Experiment | undefined
  #keys = new Map<number, string>()
  /** A run that is to be built as soon as the one before is there. */
  #wanted: { to: number; resume: boolean; play: boolean } | undefined
  readonly #pictures = new Pictures((probe, racers) => this.#pool?.watch(probe, racers))
  #scenes: SceneKeeper | undefined
  #cost: CostKeeper | undefined
  #device: RaceDevice | undefined
  /** The user wants it to run: so it does again where it goes on with another device. */
  #plays = false
  #readoutAt = -Infinity
  /** Number of the run; a replay of it has the same. */
  #number = 0
  #onEnd: (ran: Ran) => void = () => {}
  readonly #failures: Failures
  readonly #edits: LiveEdits
  readonly #documents: Pick<Documents, 'amend' | 'edit'>

  constructor(
    app: App,
    curves: Curves,
    news: News,
    documents: Pick<Documents, 'amend' | 'edit'>,
    steps: StepStore = createSteps(),
  ) {
    this.#steps = steps
    this.#app = app
    this.#curves = curves
    this.#news = news
    this.#documents = documents
    this.#failures = new Failures(app)
    this.#edits = new LiveEdits({
      document: () => this.#document,
      running: () => this.#running,
      clock: () => this.#clock(),
      take: (document) => this.#take(document),
      stop: () => this.#pool?.pause(),
    })
  }

  /** Starts the workers and builds the present document; nothing runs. */
  start(host: PoolHost): void {
    this.#clock = () => host.clock()
    const pool = new Pool(host, this)
    this.#pool = pool
    this.#scenes = new SceneKeeper(
      this.#app,
      (document) => pool.inquiries.scene(document),
      () => this.#refresh(),
    )
    this.#cost = new CostKeeper(
      this.#app,
      (document) => pool.inquiries.estimate(document),
      (milliseconds, callback) => host.later(milliseconds, callback),
    )
    this.#device = new RaceDevice(
      this.#app,
      (document) => pool.time(document),
      () => this.news(),
      () => this.#goOn(),
    )
    pool.speed = this.#app.getState().speed
    this.changed(this.#document, true)
    this.#pictures.follow(this.#document.racers)
  }

  /** Calls back when a run is over, and when one that has begun is about to give way to another. */
  onEnd(callback: (ran: Ran) => void): void {
    this.#onEnd = callback
  }

  /** What has run so far; undefined before the first step. */
  get ran(): Ran | undefined {
    const pool = this.#pool
    if (!pool || !this.#loaded) return undefined
    const standing = (id: number) => (this.#keys.has(id) ? pool.standings.get(id) : undefined)
    return ranOf(this.#number, this.#loaded, standing, this.#curves)
  }

  get #document(): Experiment {
    return this.#app.getState().document
  }

  /** The document is now another. What was run stays on the page, out of date, unless it is another experiment or stage. */
  changed(document: Experiment, fresh: boolean): void {
    const pool = this.#pool
    if (!pool) return
    const before = this.#loaded
    this.#edits.drop()
    const ids = document.racers.map(({ id }) => id)
    const another = fresh || !before || before.preset !== document.preset || stageKey(before) !== stageKey(document)
    if (another) this.#end()
    for (const id of this.#keys.keys()) if (!ids.includes(id)) this.#forget(id)
    if (another) {
      this.#pictures.clear()
      this.#curves.keep([])
      this.#load({ to: 0, resume: false, play: false })
    } else if (this.#outdated) {
      if (pool.standings.furthest === 0 && !pool.playing && this.#furthest === 0)
        this.#want({ to: 0, resume: false, play: false })
      else if (!this.#edits.add()) pool.pause()
      else if (pool.playing) this.#edits.settleDue()
      else this.#edits.settle()
    } else this.#loaded = document
    this.#pictures.follow(this.#document.racers)
    this.#scenes?.follow()
    this.#refresh()
  }

  /** The file that the document needs was found missing, or is there now. */
  tableChanged(): void {
    this.#load({ to: 0, resume: false, play: false })
    this.#pictures.follow(this.#document.racers)
    this.#scenes?.follow()
    this.#refresh()
  }

  /** Builds everything anew, from the start: what was missing may be there now. */
  retry(): void {
    this.#scenes?.again()
    this.reset()
  }

  /** Runs on; from the start when the race is finished or out of date. */
  play(): void {
    if (this.#document.racers.length === 0) return
    this.#plays = true
    this.#edits.settle()
    if (this.#wanted) this.#load({ ...this.#wanted, play: true })
    else if (this.#outdated) this.#loadAnew(true)
    else if (this.#run === 'finished') this.#load({ to: 0, resume: false, play: true })
    else this.#pool?.play()
    this.#refresh()
  }

  /** Stops at once, all racers at the same step. */
  pause(): void {
    this.#plays = false
    if (this.#wanted) this.#wanted.play = false
    this.#edits.settle()
    this.#pool?.pause()
    this.#refresh()
  }

  /** Every racer makes one update; the first one when the race is out of date. */
  stepOnce(): void {
    if (this.#document.racers.length === 0) return
    this.#plays = false
    this.#edits.settle()
    if (this.#wanted) this.#load({ ...this.#wanted, play: false })
    else if (this.#outdated) this.#loadAnew(false)
    if (this.#run !== 'finished') this.#pool?.stepOnce()
    this.#refresh()
  }

  /** Goes to a step, from 0 to the budget; backwards the run is replayed from a checkpoint. */
  seek(step: number): void {
    const pool = this.#pool
    const { budget, racers } = this.#document
    if (!pool || racers.length === 0) return
    this.#edits.settle()
    const to = Math.min(Math.max(Math.trunc(step) || 0, 0), budget)
    const play = this.#wanted?.play ?? pool.playing
    if (this.#outdated) this.#want({ to, resume: false, play })
    else if (this.#wanted) this.#want({ to, resume: this.#wanted.resume, play })
    else if (to < Math.max(pool.granted, this.#furthest)) this.#want({ to, resume: true, play })
    else pool.advanceTo(to)
    this.#refresh()
  }

  /** Back to step 0 with the present settings: what was changed during the run holds from the start. */
  reset(): void {
    this.#plays = false
    this.#end()
    // Nothing runs that the edit could be a change of.
    this.#loaded = undefined
    this.#documents.edit(withoutEarlier)
    if (!this.#loaded) this.#load({ to: 0, resume: false, play: false })
    this.#refresh()
  }

  /** From the start, since the settings are not those of the run any more. */
  #loadAnew(play: boolean): void {
    this.#documents.amend(withoutEarlier(this.#document))
    this.#load({ to: 0, resume: false, play })
  }

  /** What an edit may go on from: the run that is there, where no other one is wanted. */
  get #running(): Running | undefined {
    const pool = this.#pool
    const ran = this.#loaded
    if (!pool || !ran || this.#wanted || this.#waits) return undefined
    const runs = (racer: number) => pool.standings.get(racer)?.status === 'running' && this.#keys.has(racer)
    return { ran, step: pool.reach, runs }
  }

  /** The race goes on under a document with other live settings. */
  #take(document: Experiment): void {
    this.#runs(document)
    this.#pool?.change(this.#device?.on(document) ?? document)
    this.#documents.amend(document)
  }

  /** @param speed steps a second, from 1; Infinity is as fast as it goes. */
  setSpeed(speed: number): void {
    if (!(speed >= 1)) throw new Error(`setSpeed: speed must be at least 1 step a second, got ${speed}`)
    if (this.#pool) this.#pool.speed = speed
    this.#app.setState({ speed })
  }

  /** Asks for `probe` of every visible racer from now on, or of one alone; null for none. */
  watch(probe: Probe | null, alone?: number): void {
    this.#pictures.watch(probe, alone, this.#document.racers)
  }

  /** A racer's last answer to the watched probe. */
  probeOf(racer: number): ProbeResult | undefined {
    return this.#pictures.of(racer)
  }

  /** Follows the steps of a racer at a parameter from now on; null for none. */
  follow(racer: number | null, parameter: TracedParameter): void {
    followSteps(this.#steps, racer)
    this.#pool?.follow(racer, parameter)
  }

  traced(racer: number, trace: StepTrace | null): void {
    putStep(this.#steps, racer, trace)
  }

  /** A surface over a region; rejects with the reason when it cannot be evaluated. */
  landscape(surface: Choice, region: Region, width: number, height: number): Promise<Landscape> {
    if (!this.#pool) return Promise.reject(new Error('landscape: the session has not started'))
    return this.#pool.inquiries.landscape(surface, region, width, height)
  }

  /** What a document starts from: known minima, or the samples. Rejects with the reason where they cannot be had. */
  scene(document: Experiment): Promise<SceneData> {
    if (!this.#pool) return Promise.reject(new Error('scene: the session has not started'))
    return this.#pool.inquiries.scene(document)
  }

  schedule(racer: Racer, budget: number, points: number): Promise<Float64Array> {
    if (!this.#pool) return Promise.reject(new Error('schedule: the session has not started'))
    return this.#pool.inquiries.schedule(racer, budget, points)
  }

  /** For tests: ends a worker as a crash would. */
  killWorker(worker: number): void {
    this.#pool?.kill(worker)
  }

  racer(id: number, rows: Columns, probe: ProbeResult | undefined): void {
    const recorded = (rows.step?.length ?? 0) > 0
    if (recorded) this.#curves.put(id, rows)
    if (probe) this.#pictures.put(id, probe)
    if (recorded || probe) this.#news.announce()
  }

  news(): void {
    const pool = this.#pool!
    if (this.#wanted && pool.built) this.#load(this.#wanted)
    this.#edits.settleDue()
    const changed = this.#run !== this.#app.getState().run
    if (changed || pool.settled || this.#clock() - this.#readoutAt >= READOUT) this.#refresh()
  }

  replaced(racers: readonly number[], step: number): void {
    this.#failures.replaced(racers, step)
  }

  lost(racers: readonly number[]): void {
    this.#failures.lost(racers)
  }

  /** The furthest step any racer of the run has made. */
  get #furthest(): number {
    return Math.max(0, ...(this.#pool?.standings.all ?? []).map(({ step }) => step))
  }

  get #run(): RunState {
    const pool = this.#pool
    if (!pool || this.#wanted) return this.#wanted?.play ? 'running' : 'ready'
    if (pool.playing) return 'running'
    const { all, active } = pool.standings
    if (all.length > 0 && active.length === 0 && all.some(({ status }) => status !== 'failed')) return 'finished'
    return this.#furthest > 0 ? 'paused' : 'ready'
  }

  /** The document needs a file that is not, or not yet known to be, on this device. */
  get #waits(): boolean {
    const { table } = this.#app.getState()
    return table !== null && table.status !== 'here'
  }

  /** Some racer's run is not the one the document asks for, or failed. */
  get #outdated(): boolean {
    return this.#document.racers.some((racer) => this.#isStale(racer.id))
  }

  #isStale(id: number): boolean {
    const racer = this.#document.racers.find((one) => one.id === id)
    const failed = this.#pool?.standings.get(id)?.status === 'failed'
    if (failed || racer === undefined) return failed
    // A racer that runs is told in a moment.
    return !this.#edits.pending && this.#keys.get(id) !== runKey(this.#document, racer)
  }

  /** Builds a run as soon as the one under construction is there; the last wish counts (a slider is dragged). */
  #want(wanted: { to: number; resume: boolean; play: boolean }): void {
    if (this.#pool?.built) this.#load(wanted)
    else this.#wanted = wanted
  }

  /** Builds the document's racers: at their start, or to resume from checkpoints that lie before `to`; they go to step `to`. */
  #load({ to, resume, play }: { to: number; resume: boolean; play: boolean }): void {
    const pool = this.#pool
    if (!pool) return
    const document = this.#document
    if (this.#device && !this.#device.begin(document)) {
      this.#wanted = { to, resume, play }
      return
    }
    this.#wanted = undefined
    this.#failures.begin()
    if (!resume) {
      this.#end()
      this.#number++
    }
    if (this.#waits) return this.#hold()
    const ids = document.racers.map(({ id }) => id)
    for (const id of ids) {
      if (resume) this.#curves.cut(id, to)
      else this.#curves.clear(id)
    }
    cutSteps(this.#steps, resume ? to : 0)
    this.#runs(document)
    this.#news.announce()
    const together = this.#device !== undefined && this.#device.used !== 'native'
    pool.load(this.#device?.on(document) ?? document, ids, { to, resume, together })
    if (play) pool.play()
  }

  /** The document is what runs from now on. */
  #runs(document: Experiment): void {
    this.#loaded = document
    this.#keys = new Map(document.racers.map((racer) => [racer.id, runKey(document, racer)]))
  }

  /** Tells of the run on the page before it goes. */
  #end(): void {
    const { ran } = this
    if (ran) this.#onEnd(ran)
  }

  /** Takes the run off the page and builds nothing: the document waits for a file. */
  #hold(): void {
    this.#loaded = this.#document
    this.#pool?.pause()
    for (const id of [...this.#keys.keys()]) this.#forget(id)
  }

  #forget(id: number): void {
    this.#keys.delete(id)
    this.#curves.clear(id)
    this.#pictures.forget(id)
    this.#pool?.remove(id)
    this.#news.announce()
  }

  /** Writes run, step and read-outs into the store. */
  #refresh(): void {
    const pool = this.#pool
    if (!pool) return
    this.#readoutAt = this.#clock()
    if (!this.#device?.failed(pool.standings.all)) this.#failures.tell(pool.standings.all)
    const document = this.#document
    const { table, sceneFailure } = this.#app.getState()
    const now = {
      ...{ table, sceneFailure, waits: this.#waits, wanted: this.#wanted },
      ...{ begun: this.#furthest > 0, playing: pool.playing },
    }
    const known = document.racers.map((racer) => {
      const standing = pool.standings.get(racer.id)
      const curve = this.#curves.of(racer.id)
      const { step = 0, divergence = null, best = null, final } = standing ?? {}
      return { racer, status: statusOf(standing, this.#isStale(racer.id), now), step, divergence, best, final, curve }
    })
    const { readouts, run } = this.#app.getState()
    this.#app.setState({
      run: this.#run,
      step: this.#wanted ? this.#wanted.to : pool.standings.slowest,
      readouts: keepSame(readouts, readoutsOf(document, known)),
    })
    this.#cost?.follow()
    if (run !== 'finished' && this.#run === 'finished') this.#end()
  }

  /** From the last checkpoints, on the device that is the race's now. */
  #goOn(): void {
    this.#load({ to: this.#furthest, resume: true, play: this.#plays })
    this.#refresh()
  }

  /** Goes on from the last checkpoints with the device after the one that failed. */
  fallBack(): void {
    this.#device?.fallBack()
  }

  /** Times the devices on the present document. */
  measureDevices(): void {
    if (!this.#pool?.playing) this.#device?.measure(this.#document)
  }

  /** The race runs on another device, or once more on this one. */
  chooseDevice(device: Device): void {
    if (this.#device?.choose(device)) return this.reset()
    this.#documents.edit((experiment) => ({ ...experiment, device }))
  }
}
