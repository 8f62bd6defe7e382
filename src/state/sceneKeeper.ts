/** Keeps the scene of the store that of the document. */
import { factsOf } from '../experiment/data.ts'
import type { Experiment, Problem } from '../experiment/document.ts'
import type { SceneData } from '../worker/protocol.ts'
import { notify, type App } from './app.ts'
import { sceneKey } from './runKeys.ts'

export class SceneKeeper {
  readonly #app: App
  readonly #ask: (document: Experiment) => Promise<SceneData>
  readonly #onFailure: () => void
  #key = ''
  #asking = false

  /**
   * @param ask computes the scene of a document, in a worker
   * @param onFailure called when the samples of the present document cannot be had
   */
  constructor(app: App, ask: (document: Experiment) => Promise<SceneData>, onFailure: () => void = () => {}) {
    this.#app = app
    this.#ask = ask
    this.#onFailure = onFailure
  }

  /**
   * Asks for the document's scene where it is another; one question at a time, the last document counts. A scene stays on the page until
   * the next one is there, unless it is of another kind or shape. Nothing is asked while a file is missing.
   */
  follow(): void {
    const { document, scene, sceneFailure, table } = this.#app.getState()
    const waits = table !== null && table.status !== 'here'
    if (scene && (waits || !fits(scene, document.problem))) this.#app.setState({ scene: null })
    const key = waits ? '' : sceneKey(document)
    if (key !== this.#key && sceneFailure !== null) this.#app.setState({ sceneFailure: null })
    if (this.#asking || key === this.#key) return
    this.#key = key
    if (waits) return
    this.#asking = true
    this.#ask(document)
      .then(
        (answer) => this.#show(answer),
        (error: Error) => this.#fail(document, error.message),
      )
      .finally(() => {
        this.#asking = false
        this.follow()
      })
  }

  /** Asks once more, whatever came of the last time. */
  again(): void {
    if (!this.#asking) this.#key = ''
    this.#app.setState({ sceneFailure: null })
    this.follow()
  }

  /** Shows a scene unless the document has become another meanwhile that it does not fit. */
  #show(scene: SceneData): void {
    if (fits(scene, this.#app.getState().document.problem)) this.#app.setState({ scene })
  }

  /** The stage of data says itself that there is none. */
  #fail({ problem }: Experiment, message: string): void {
    if (problem.kind === 'surface') notify(this.#app, { kind: 'danger', key: 'sceneFailed', values: { message } })
    else if (sceneKey(this.#app.getState().document) === this.#key) {
      this.#app.setState({ scene: null, sceneFailure: message })
      this.#onFailure()
    }
  }
}

/** Whether a scene can stand for a problem until its own is there: inputs of the same shape, and the same classes. */
function fits(scene: SceneData, problem: Problem): boolean {
  if (scene.kind === 'surface' || problem.kind === 'surface') return scene.kind === problem.kind
  const facts = factsOf(problem.data)
  return facts !== undefined && scene.classes === facts.classes && String(scene.shape) === String(facts.shape)
}
