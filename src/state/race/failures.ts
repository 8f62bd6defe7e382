/** Tells on the page what went wrong in the workers: why racers failed, and which workers were lost. */
import { DEATHS } from '../../worker/pool/pool.ts'
import type { Standing } from '../../worker/pool/standing.ts'
import { notify, type App } from '../app.ts'

export class Failures {
  readonly #app: App
  /** What was told of the present run. */
  readonly #told = new Set<string>()

  constructor(app: App) {
    this.#app = app
  }

  /** Another run begins: what was told of the one before may be told again. */
  begin(): void {
    this.#told.clear()
  }

  /** Tells why racers failed: once for each reason, naming all that failed for it. */
  tell(standings: readonly Standing[]): void {
    const failed = standings.filter(({ status, message }) => status === 'failed' && message !== undefined)
    for (const { message = '' } of failed) {
      const { notices, sceneFailure } = this.#app.getState()
      const names = this.#names(failed.filter((other) => other.message === message).map(({ id }) => id))
      // The stage says what keeps all of them from running.
      if (message === sceneFailure || this.#told.has(`${names}: ${message}`)) continue
      this.#told.add(`${names}: ${message}`)
      const others = notices.filter(({ key, values }) => key !== 'racerFailed' || values?.message !== message)
      this.#app.setState({ notices: others })
      notify(this.#app, { kind: 'danger', key: 'racerFailed', values: { name: names, message } })
    }
  }

  /** A worker died; its racers go on from `step`. */
  replaced(racers: readonly number[], step: number): void {
    notify(this.#app, { kind: 'warn', key: 'workerReplaced', values: { names: this.#names(racers), step } })
  }

  /** A worker died again and again, and was given up. */
  lost(racers: readonly number[]): void {
    notify(this.#app, { kind: 'danger', key: 'workerLost', values: { names: this.#names(racers), times: DEATHS } })
  }

  #names(racers: readonly number[]): string {
    const named = this.#app.getState().document.racers.filter(({ id }) => racers.includes(id))
    return named.map(({ name }) => name).join(', ')
  }
}
