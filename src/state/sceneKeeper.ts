/** Keeps the scene of the store that of the document. */
import type { Experiment } from '../experiment/document.ts'
import type { SceneData } from '../worker/protocol.ts'
import { notify, type App } from './app.ts'
import { sceneKey } from './runKeys.ts'

export class SceneKeeper {
  readonly #app: App
  readonly #ask: (document: Experiment) => Promise<SceneData>
  #key = ''
  #asking = false

  /** @param ask computes the scene of a document, in a worker. */
  constructor(app: App, ask: (document: Experiment) => Promise<SceneData>) {
    this.#app = app
    this.#ask = ask
  }

  /** Asks for the document's scene where it is another; one question at a time, the last document counts. */
  follow(): void {
    const { document, scene } = this.#app.getState()
    const key = sceneKey(document)
    if (scene && scene.kind !== document.problem.kind) this.#app.setState({ scene: null })
    if (this.#asking || key === this.#key) return
    this.#key = key
    this.#asking = true
    this.#ask(document)
      .then(
        (answer) => this.#show(answer),
        (error: Error) => notify(this.#app, { kind: 'danger', key: 'sceneFailed', values: { message: error.message } }),
      )
      .finally(() => {
        this.#asking = false
        this.follow()
      })
  }

  /** Shows a scene unless the document has become one of another kind meanwhile. */
  #show(scene: SceneData): void {
    if (scene.kind === this.#app.getState().document.problem.kind) this.#app.setState({ scene })
  }
}
