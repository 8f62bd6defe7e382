/** What a race has come to so far: the document that ran, and of each racer its figures and its rows. */
import type { Experiment, Racer } from '../experiment/document.ts'
import type { Standing } from '../worker/pool/standing.ts'
import type { Columns } from '../worker/protocol.ts'
import type { RacerStatus, Readout } from './appState.ts'
import type { Curves } from './curveStore.ts'
import { readoutsOf, type Known } from './readouts.ts'

export interface RanRacer {
  readonly racer: Racer
  readonly readout: Readout
  readonly rows: number
  /** Of the race itself: they may be longer than `rows` and grow; read, do not keep. */
  readonly columns: Columns
}

export interface Ran {
  /** Number of the run on this page: the same run, further on, has the same one. */
  readonly run: number
  /** The document that ran, with the names and colours that it has now. */
  readonly experiment: Experiment
  /** The furthest step of a racer; at least 1. */
  readonly step: number
  readonly finished: boolean
  readonly racers: readonly RanRacer[]
}

/** Undefined where no racer has made a step. Racers that could not be built are left out. */
export function ranOf(
  run: number,
  experiment: Experiment,
  standing: (id: number) => Standing | undefined,
  curves: Curves,
): Ran | undefined {
  const known = experiment.racers.flatMap((racer): Known[] => {
    const found = standing(racer.id)
    const curve = curves.of(racer.id)
    if (!found || !curve || found.status === 'failed') return []
    const { step, divergence = null, best = null, final } = found
    return [{ racer, status: statusOf(found), step, divergence, best, final, curve }]
  })
  const step = Math.max(0, ...known.map((one) => one.step))
  if (step === 0) return undefined
  const readouts = readoutsOf(experiment, known)
  return {
    run,
    experiment,
    step,
    finished: known.every(({ status }) => status !== 'paused'),
    racers: known.map(({ racer, curve }) => ({ racer, readout: readouts[racer.id], ...curve! })),
  }
}

function statusOf({ status }: Standing): RacerStatus {
  return status === 'finished' || status === 'stopped' || status === 'diverged' ? status : 'paused'
}
