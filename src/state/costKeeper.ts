/** How long a heavy experiment takes, found out before it starts. */
import { sampleCount, splitCounts } from '../experiment/data.ts'
import type { Experiment } from '../experiment/document.ts'
import { parametersOf } from '../experiment/racerFit.ts'
import type { App } from './app.ts'
import { runKey } from './runKeys.ts'

/** Counted operations from which an experiment is tried out: some seconds of work. */
const HEAVY = 5e9
/** What a weight of a convolution is used more often than one of a dense layer, at a guess. */
const REUSE = 40
/** Milliseconds without an edit until it is tried. */
const CALM = 600

/** Roughly the operations of all updates; it only decides whether the experiment is tried out. */
export function roughOperations({ problem, racers, budget }: Experiment): number {
  if (problem.kind === 'surface') return 200 * budget * racers.length
  const { train } = splitCounts(sampleCount(problem), problem.split)
  const reuse = problem.model.layers.some(({ id }) => id === 'convolution') ? REUSE : 1
  const weights = (parametersOf(problem) ?? 0) * reuse
  const rows = racers.reduce((sum, { batch }) => sum + (batch.size === 0 ? train : Math.min(batch.size, train)), 0)
  return 6 * weights * rows * budget
}

const keyOf = (experiment: Experiment) => experiment.racers.map((racer) => runKey(experiment, racer)).join()

export class CostKeeper {
  readonly #app: App
  readonly #ask: (document: Experiment) => Promise<number>
  readonly #later: (milliseconds: number, callback: () => void) => void
  #key = ''
  #edits = 0

  /**
   * @param ask the seconds that a document takes
   * @param later calls back after so many milliseconds
   */
  constructor(
    app: App,
    ask: (document: Experiment) => Promise<number>,
    later: (milliseconds: number, callback: () => void) => void,
  ) {
    this.#app = app
    this.#ask = ask
    this.#later = later
  }

  /** Tries the document out where it is another, heavy, and not under way; light ones have no cost. */
  follow(): void {
    const { document, run, cost, table } = this.#app.getState()
    if (run !== 'ready' && run !== 'finished') return
    const waits = table !== null && table.status !== 'here'
    const key = waits || roughOperations(document) < HEAVY ? '' : keyOf(document)
    if (key === this.#key) return
    this.#key = key
    if (cost !== null) this.#app.setState({ cost: null })
    const edit = ++this.#edits
    if (key === '') return
    this.#later(CALM, () => {
      if (edit !== this.#edits || this.#app.getState().run === 'running') return this.#forget(edit)
      this.#ask(document).then(
        (seconds) => {
          if (edit === this.#edits) this.#app.setState({ cost: seconds })
        },
        () => this.#forget(edit),
      )
    })
  }

  /** It may be asked again. */
  #forget(edit: number): void {
    if (edit === this.#edits) this.#key = ''
  }
}
