/** The device of a worker: fetched, opened and tested when a document first asks for one. */
import { deviceOf, type Experiment } from '../experiment/document.ts'
import type { NativeModules } from '../engine/native/instance.ts'
import type { OpenDevice } from '../engine/tfjs/index.ts'
import { createDeviceTrainer } from '../engine/tfjs/createDeviceTrainer.ts'
import { createTrainer, type TrainerOptions } from '../engine/createTrainer.ts'
import type { LoopLane } from './flights.ts'
import type { LoopTrainer } from './runningRacer.ts'

/** Devices that tfjs has; the native engine needs none. */
type Gpu = 'webgpu' | 'webgl'

type Engine = typeof import('../engine/tfjs/index.ts')
type Opened = { readonly engine: Engine; readonly device: OpenDevice } | { readonly error: unknown }

const gpuOf = (document: Experiment): Gpu | undefined => {
  const device = deviceOf(document)
  return device === 'webgpu' || device === 'webgl' ? device : undefined
}

export class Devices {
  readonly #modules: NativeModules
  readonly #clock: () => number
  readonly #alive: () => void
  readonly #opening = new Map<Gpu, Promise<void>>()
  readonly #opened = new Map<Gpu, Opened>()
  #last: Gpu | undefined

  /**
   * @param clock seconds
   * @param alive called now and then during long work
   */
  constructor(modules: NativeModules, clock: () => number, alive: () => void) {
    this.#modules = modules
    this.#clock = clock
    this.#alive = alive
  }

  /** Settles when the document's device is open and tested, or is known not to be there; undefined where nothing has to be waited for. Never rejects. */
  prepare(document: Experiment): Promise<void> | undefined {
    const name = gpuOf(document)
    if (!name || this.#opened.has(name)) return undefined
    const known = this.#opening.get(name)
    if (known) return known
    const opening = this.#open(name).then(
      (opened) => void this.#opened.set(name, opened),
      (error: unknown) => void this.#opened.set(name, { error }),
    )
    this.#opening.set(name, opening)
    return opening
  }

  async #open(name: Gpu): Promise<Opened> {
    const engine = await import('../engine/tfjs/index.ts')
    const device = await engine.openDevice(name)
    await engine.selfTest(device, this.#modules, this.#alive)
    return { engine, device }
  }

  /**
   * The document's racer on its device; undefined where it runs on the native engine.
   * @throws DeviceFault where the device is not there or failed its test
   */
  build(document: Experiment, racer: number, options: TrainerOptions): LoopTrainer | undefined {
    const name = gpuOf(document)
    if (!name) return undefined
    const opened = this.#opened.get(name)
    if (!opened || 'error' in opened) throw opened?.error ?? new Error('the device is not open')
    this.#last = name
    const found = document.racers.find(({ id }) => id === racer)
    return found && createDeviceTrainer(document, found, options)
  }

  /** What makes the steps of the racers that were built last. */
  lane(): LoopLane {
    const opened = this.#last && this.#opened.get(this.#last)
    if (!opened || 'error' in opened) throw new Error('lane: no device is open')
    const { engine, device } = opened
    return new engine.Lane(device, { clock: this.#clock, alive: this.#alive }) as unknown as LoopLane
  }

  /**
   * How many steps a second all racers of the document make together on its device, in this worker. All devices are timed alike: after as
   * long a start.
   * @throws DeviceFault where the device is not there
   */
  async time(document: Experiment, options: TrainerOptions): Promise<number> {
    if (!gpuOf(document)) return this.#timeNative(document, options)
    await this.prepare(document)
    const trainers = document.racers
      .map(({ id }) => this.build({ ...document, budget: ENDLESS }, id, options))
      .filter((one) => one !== undefined)
    if (trainers.length === 0) throw new Error('no racer runs on a device')
    const lane = this.lane()
    try {
      // Programs are compiled and the length of a slice is found first.
      await this.#steps(lane, trainers, WARM)
      const from = slowest(trainers)
      const begun = this.#clock()
      await this.#steps(lane, trainers, TRIAL)
      return (slowest(trainers) - from) / (this.#clock() - begun)
    } finally {
      lane.dispose()
    }
  }

  /** In turns of a few steps, as racers of one worker run. */
  #timeNative(document: Experiment, options: TrainerOptions): number {
    const trainers = document.racers.map((racer) => createTrainer({ ...document, budget: ENDLESS }, racer, options))
    const runFor = (seconds: number): number => {
      const [begun, from] = [this.#clock(), slowest(trainers)]
      while (this.#clock() - begun < seconds && trainers.every((one) => one.progress().status === 'running'))
        for (const one of trainers) one.advance(TURN)
      return (slowest(trainers) - from) / (this.#clock() - begun)
    }
    runFor(WARM)
    const rate = runFor(TRIAL)
    for (const one of trainers) one.dispose()
    return rate
  }

  /** Steps for about so many seconds. */
  async #steps(lane: LoopLane, trainers: readonly LoopTrainer[], seconds: number): Promise<void> {
    const begun = this.#clock()
    while (this.#clock() - begun < seconds && trainers.some((one) => one.progress().status === 'running'))
      await lane.advance(trainers, Infinity, false)
  }
}

const slowest = (trainers: readonly Pick<LoopTrainer, 'progress'>[]): number =>
  Math.min(...trainers.map((one) => one.progress().step))

/** Seconds of the first steps, and of those that are timed. */
const WARM = 0.5
const TRIAL = 0.5
/** No race ends while it is timed. */
const ENDLESS = 1e9
/** Steps of a racer before the next one's turn. */
const TURN = 8
