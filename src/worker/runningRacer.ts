/** One racer in a worker: its trainer, what of its record was sent, and what became of it. */
import type { Problem, Racer } from '../experiment/document.ts'
import {
  packRows,
  type Checkpoint,
  type Columns,
  type Probe,
  type ProbeResult,
  type RacerFault,
  type RacerFrame,
  type RacerRunStatus,
  type StepTrace,
  type TracedParameter,
} from './protocol.ts'
import { replayedStep, type ReplayOptions } from './replayedStep.ts'

/** Where a racer stands. */
export interface LoopProgress {
  readonly status: Exclude<RacerRunStatus, 'failed'>
  readonly step: number
  readonly divergence?: { readonly step: number; readonly where: string }
  readonly best?: number
  readonly final?: Readonly<Record<string, number>>
}

/** What the loop needs of the engine's trainers. */
export interface LoopTrainer {
  progress(): LoopProgress
  /** Makes steps at once; absent where a lane makes them. */
  advance?(steps: number, pause: () => boolean): LoopProgress
  /** Whether what it is asked for shows its present step: a lane brings it up to date now and then. */
  readonly isFresh?: boolean
  records(since: number): Columns
  change(problem: Problem, racer: Racer): void
  probe(what: Probe): ProbeResult
  follow(on: boolean): void
  trace(parameter: TracedParameter): StepTrace | undefined
  checkpoint(): Checkpoint
  restore(checkpoint: Checkpoint): void
  dispose(): void
}

/** A trace that is asked for: of which parameter, and where the racer rests, what its last step is made again with. */
export interface Traced {
  readonly parameter: TracedParameter
  readonly again?: Pick<ReplayOptions, 'build' | 'clock'>
}

/** One that makes its own steps. */
export type AdvancingTrainer = LoopTrainer & Required<Pick<LoopTrainer, 'advance'>>

export class RunningRacer {
  readonly id: number
  status: RacerRunStatus = 'running'
  step = 0
  #trainer: LoopTrainer | undefined
  #divergence: { step: number; where: string } | undefined
  #best: number | undefined
  #final: Readonly<Record<string, number>> | undefined
  #message: string | undefined
  #fault: RacerFault | undefined
  /** Rows of the trainer's record that need not be sent any more. */
  #sent = 0
  #savedStep = -1
  /** What it was built from, where that was no start. */
  readonly #from: Checkpoint | undefined

  /** Builds the trainer, and where there is a checkpoint goes on from there. */
  constructor(id: number, build: () => LoopTrainer, checkpoint: Checkpoint | undefined) {
    this.id = id
    this.#from = checkpoint
    this.#try(() => {
      this.#trainer = build()
      if (checkpoint) {
        this.#trainer.restore(checkpoint)
        this.#sent = this.#trainer.records(0).step.length
        this.#savedStep = checkpoint.step
      }
      this.#take(this.#trainer.progress())
    })
  }

  /** Its trainer, where a lane makes its steps. */
  get carried(): LoopTrainer | undefined {
    return this.#trainer?.advance ? undefined : this.#trainer
  }

  advance(steps: number, pause: () => boolean): void {
    this.#try(() => this.#take(this.#trainer!.advance!(steps, pause)))
  }

  /** A lane made steps of it. */
  landed(): void {
    this.#try(() => this.#trainer && this.#take(this.#trainer.progress()))
  }

  /** Its lane cannot go on. */
  fail(error: unknown): void {
    this.#try(() => {
      throw error
    })
  }

  /** Other live settings, from a step on that it has not passed. */
  change(problem: Problem, racer: Racer): void {
    this.#try(() => this.#trainer?.change(problem, racer))
  }

  /** Whether its steps are kept for traces. */
  follow(on: boolean): void {
    this.#trainer?.follow(on)
  }

  /** Status and the rows since the last frame, with the picture and the trace asked for; buffers to be transferred. */
  frame(probe?: Probe, traced?: Traced): { frame: RacerFrame; transfer: Transferable[] } {
    const rows = packRows(this.#trainer?.records(this.#sent) ?? {})
    this.#sent += rows.rows
    const picture = probe && this.#picture(probe)
    const frame: RacerFrame = {
      id: this.id,
      status: this.status,
      step: this.step,
      ...(this.#divergence && { divergence: this.#divergence }),
      ...(this.#best !== undefined && { best: this.#best }),
      ...(this.#final && { final: this.#final }),
      ...(this.#message !== undefined && { message: this.#message }),
      ...(this.#fault && { fault: this.#fault }),
      rows,
      ...(picture && { probe: picture }),
      ...(traced && { trace: this.#trace(traced) }),
    }
    const buffers = [rows.values, ...(picture && 'values' in picture ? [picture.values] : [])].map(
      ({ buffer }) => buffer,
    )
    return { frame, transfer: buffers as ArrayBuffer[] }
  }

  /** A checkpoint where there is none of this step yet, with the rows before it. */
  save(): { frame: RacerFrame; checkpoint: Checkpoint; transfer: Transferable[] } | undefined {
    if (!this.#trainer || this.status !== 'running' || this.step === this.#savedStep) return undefined
    if (this.#trainer.isFresh === false) return undefined
    const checkpoint = this.#trainer.checkpoint()
    this.#savedStep = this.step
    const { frame, transfer } = this.frame()
    const buffers = Object.values(checkpoint.arrays).map(({ buffer }) => buffer as ArrayBuffer)
    return { frame, checkpoint, transfer: [...new Set([...transfer, ...buffers])] }
  }

  dispose(): void {
    this.#trainer?.dispose()
    this.#trainer = undefined
  }

  /** The last step; where it was made before it was followed, made again beside the run. */
  #trace({ parameter, again }: Traced): StepTrace | null {
    const trace = this.#trainer?.trace(parameter)
    if (trace || !again || !this.#trainer || this.step === 0) return trace ?? null
    // Early stopping has put other parameters back, and a divergence has no step.
    if (this.status !== 'running' && this.status !== 'finished') return null
    return replayedStep({ ...again, checkpoint: this.#from, step: this.step, parameter })
  }

  /** A picture that cannot be drawn is left out: probes never change the run. */
  #picture(probe: Probe): ProbeResult | undefined {
    try {
      return this.#trainer?.probe(probe)
    } catch {
      return undefined
    }
  }

  #take({ status, step, divergence, best, final }: LoopProgress): void {
    this.status = status
    this.step = step
    this.#divergence = divergence
    this.#best = best
    this.#final = final
  }

  /** What throws has failed, and says why. */
  #try(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.status = 'failed'
      this.#message = error instanceof Error ? error.message : String(error)
      this.#fault = faultOf(error)
      this.dispose()
    }
  }
}

/** What was wrong with the device, where that was it. */
export function faultOf(error: unknown): RacerFault | undefined {
  const isFault = error instanceof Error && error.name === 'DeviceFault'
  return isFault ? (error as Error & { readonly kind: RacerFault }).kind : undefined
}
