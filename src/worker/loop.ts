/**
 * The scheduler of a worker: advances its racers in short slices at equal step, answers the page between them.
 * Clock, channel and trainers are handed in, so it runs without a Worker.
 */
import type { Experiment } from '../experiment/document.ts'
import { Flights, type LoopLane } from './flights.ts'
import { faultOf, RunningRacer, type AdvancingTrainer, type LoopTrainer, type Traced } from './runningRacer.ts'
import type { Answer, FromWorker, Landscape, RacerStart, SceneData, ToLoop, TracedParameter } from './protocol.ts'

/** Milliseconds a slice lasts before waiting messages are looked at. */
const SLICE = 8
/** Milliseconds between checkpoints, and how many times its cost passes at least before the next. */
const CHECKPOINT = 2000
const CHECKPOINT_SHARE = 100
/** Milliseconds between signs of life during long work. */
const ALIVE = 500

export interface LoopHost {
  post(message: FromWorker, transfer?: Transferable[]): void
  /** Calls back soon, after messages that already wait. */
  again(callback: () => void): void
  /** Milliseconds. */
  clock(): number
  /** What must be loaded before a document's scene can be built, or its race run: never rejects. Undefined where there is nothing. */
  prepare?(document: Experiment, what: 'scene' | 'race'): Promise<void> | undefined
  /** Builds a racer at its start; throws when that cannot be done. */
  build(document: Experiment, racer: number): LoopTrainer
  /** The same on the native engine, whatever the document's device. */
  native(document: Experiment, racer: number): AdvancingTrainer
  /** What makes the steps of trainers that do not make their own; absent where there are none. */
  lane?(): LoopLane
  scene(document: Experiment): SceneData
  landscape(question: Extract<ToLoop, { type: 'landscape' }>): Landscape
  schedule(question: Extract<ToLoop, { type: 'schedule' }>): Float64Array
  /** Steps a second of all racers together on the document's device. */
  time?(document: Experiment): Promise<number>
  /** Seconds that each racer takes. */
  estimate(document: Experiment): Float64Array
}

export class Loop {
  readonly #host: LoopHost
  #run = 0
  #document: Experiment | undefined
  #waiting: RacerStart[] = []
  /** The document's table is being loaded. */
  #preparing = false
  #racers: RunningRacer[] = []
  /** The racer whose steps are kept, and the parameter they are traced for. */
  #followed: { readonly racer: number | null; readonly parameter: TracedParameter } = { racer: null, parameter: null }
  #granted = 0
  /** How many steps a racer makes before the next one's turn. */
  #stride = 1
  #scheduled = false
  #checkpointAt = 0
  #aliveAt = 0
  readonly #flights: Flights

  constructor(host: LoopHost) {
    this.#host = host
    this.#flights = new Flights(
      () => host.lane!(),
      () => this.#landed(),
    )
  }

  /** Takes a message of the page. */
  receive(message: ToLoop): void {
    if ('run' in message && message.type !== 'start' && message.run !== this.#run) return
    switch (message.type) {
      case 'start':
        return this.#start(message.run, message.document, message.racers)
      case 'grant':
        this.#granted = message.step
        return this.#schedule()
      case 'remove':
        return this.#remove(message.racer)
      case 'change':
        return this.#change(message.document)
      case 'frame':
        return this.#frame(message.probe, message.trace ?? false)
      case 'follow':
        this.#followed = message
        for (const racer of this.#racers) racer.follow(racer.id === message.racer)
        return
      case 'ping':
        return this.#alive()
      case 'scene':
        return this.#prepared(message.document, 'scene', () =>
          this.#answer(message.id, () => this.#host.scene(message.document)),
        )
      case 'estimate':
        return this.#prepared(message.document, 'scene', () =>
          this.#answer(message.id, () => this.#host.estimate(message.document)),
        )
      case 'time':
        return this.#prepared(message.document, 'race', () => void this.#time(message.id, message.document))
      case 'landscape':
        return this.#answer(message.id, () => this.#host.landscape(message))
      case 'schedule':
        return this.#answer(message.id, () => this.#host.schedule(message))
    }
  }

  #start(run: number, document: Experiment, racers: readonly RacerStart[]): void {
    for (const racer of this.#racers) racer.dispose()
    this.#flights.drop()
    this.#run = run
    this.#document = document
    this.#racers = []
    this.#followed = { racer: null, parameter: null }
    this.#waiting = [...racers]
    this.#granted = 0
    this.#stride = 1
    this.#checkpointAt = this.#host.clock() + CHECKPOINT
    this.#preparing = true
    this.#prepared(document, 'race', () => {
      if (run !== this.#run) return
      this.#preparing = false
      this.#schedule()
    })
  }

  /** Goes on when what the document needs is loaded: at once where it is. */
  #prepared(document: Experiment, what: 'scene' | 'race', go: () => void): void {
    const loading = this.#host.prepare?.(document, what)
    if (loading) void loading.then(go)
    else go()
  }

  #remove(id: number): void {
    this.#waiting = this.#waiting.filter((racer) => racer.id !== id)
    this.#racers.find((racer) => racer.id === id)?.dispose()
    this.#racers = this.#racers.filter((racer) => racer.id !== id)
  }

  /** Racers that are there follow; those that wait are built from the new document. */
  #change(document: Experiment): void {
    this.#document = document
    for (const running of this.#racers) {
      const racer = document.racers.find(({ id }) => id === running.id)
      if (racer) running.change(document.problem, racer)
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.#preparing) return
    this.#scheduled = true
    this.#host.again(() => this.#slice())
  }

  /** Builds one waiting racer, or lets the racers run for a slice; then makes way for messages. */
  #slice(): void {
    this.#scheduled = false
    if (this.#preparing) return
    const begun = this.#host.clock()
    const start = this.#waiting.shift()
    if (start) this.#build(start)
    else this.#advance(begun + SLICE)
    if (this.#waiting.length === 0) this.#flights.take(this.#racers, this.#granted, begun >= this.#checkpointAt)
    const now = this.#host.clock()
    if (now >= this.#checkpointAt) this.#checkpoint(now)
    if (this.#waiting.length > 0 || this.#behind().length > 0) this.#schedule()
  }

  /** A flight is back: checkpoints are made where they are due, and the next one takes off. */
  #landed(): void {
    const now = this.#host.clock()
    if (now >= this.#checkpointAt) this.#checkpoint(now)
    this.#schedule()
  }

  #build({ id, checkpoint }: RacerStart): void {
    const document = this.#document!
    const racer = new RunningRacer(id, () => this.#host.build(document, id), checkpoint)
    racer.follow(id === this.#followed.racer)
    this.#racers.push(racer)
  }

  /** Racers that make their own steps and have not reached the granted one; the one furthest behind first. */
  #behind(): RunningRacer[] {
    return this.#racers
      .filter(({ status, step, carried }) => status === 'running' && step < this.#granted && !carried)
      .sort((a, b) => a.step - b.step)
  }

  /** Racers take turns of `stride` steps; the stride doubles while a turn of all is short, and halves when it is not done in a slice. */
  #advance(deadline: number): void {
    const { clock } = this.#host
    const pause = (): boolean => {
      const now = clock()
      this.breathe()
      return now >= deadline
    }
    let turns = 0
    for (let begun = clock(); begun < deadline; begun = clock()) {
      const behind = this.#behind()
      if (behind.length === 0) return
      const goal = Math.min(this.#granted, behind[0].step + this.#stride)
      for (const racer of behind) {
        if (racer.step < goal) racer.advance(goal - racer.step, pause)
        if (pause()) {
          if (turns === 0) this.#stride = Math.max(1, Math.floor(this.#stride / 2))
          return
        }
      }
      turns++
      if (clock() - begun < SLICE / 4) this.#stride *= 2
    }
  }

  #frame(
    probe: { number: number; what: Parameters<RunningRacer['frame']>[0]; racers: readonly number[] } | undefined,
    trace: boolean,
  ): void {
    const begun = this.#host.clock()
    const followed = this.#followed
    const document = this.#document
    const tracedOf = (racer: RunningRacer): Traced | undefined => {
      if (!trace || racer.id !== followed.racer) return undefined
      const { clock } = this.#host
      // One that has steps to make will soon have one that was followed.
      const rests = document && !(racer.status === 'running' && racer.step < this.#granted)
      const build = () => this.#host.native(document!, racer.id)
      return { parameter: followed.parameter, ...(rests && { again: { build, clock } }) }
    }
    const frames = this.#racers.map((racer) =>
      racer.frame(probe?.racers.includes(racer.id) ? probe.what : undefined, tracedOf(racer)),
    )
    const milliseconds = this.#host.clock() - begun
    this.#host.post(
      {
        type: 'frame',
        run: this.#run,
        racers: frames.map(({ frame }) => frame),
        ...(probe && { probe: { number: probe.number, milliseconds } }),
        ...(trace && { tracing: milliseconds }),
      },
      frames.flatMap(({ transfer }) => transfer),
    )
  }

  #checkpoint(begun: number): void {
    for (const racer of this.#racers) {
      const saved = racer.save()
      if (!saved) continue
      const { frame, checkpoint, transfer } = saved
      this.#host.post({ type: 'checkpoint', run: this.#run, racer: frame, checkpoint }, transfer)
    }
    const now = this.#host.clock()
    this.#checkpointAt = now + Math.max(CHECKPOINT, CHECKPOINT_SHARE * (now - begun))
  }

  /** A sign of life where one is due. */
  breathe(): void {
    if (this.#host.clock() >= this.#aliveAt) this.#alive()
  }

  #alive(): void {
    this.#aliveAt = this.#host.clock() + ALIVE
    this.#host.post({ type: 'alive' })
  }

  #answer(id: number, question: () => Answer): void {
    try {
      this.#host.post({ type: 'answer', id, value: question() })
    } catch (error) {
      this.#refuse(id, error)
    }
  }

  async #time(id: number, document: Experiment): Promise<void> {
    try {
      const rate = await this.#host.time!(document)
      this.#host.post({ type: 'answer', id, value: Float64Array.of(rate) })
    } catch (error) {
      this.#refuse(id, error)
    }
  }

  #refuse(id: number, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    const fault = faultOf(error)
    this.#host.post({ type: 'refused', id, message, ...(fault && { fault }) })
  }
}
