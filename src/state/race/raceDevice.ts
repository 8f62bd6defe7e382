/** The device of a race: the one the document asks for, and where it fails the next. */
import type { Device, Experiment } from '../../experiment/document.ts'
import type { Standing } from '../../worker/pool/standing.ts'
import { notify, type App } from '../app.ts'
import type { DeviceState, UsedDevice } from '../appState.ts'
import { DEVICE_NAMES, DeviceKeeper } from '../deviceKeeper.ts'

export class RaceDevice {
  readonly #app: App
  readonly #keeper: DeviceKeeper
  readonly #goOn: () => void
  #used: UsedDevice = 'native'

  /**
   * @param time steps a second of a document on its device; rejects with NotOffered where it has none
   * @param onKnown called when the fastest device is known
   * @param goOn builds the race from its last checkpoints, on another device
   */
  constructor(app: App, time: (document: Experiment) => Promise<number>, onKnown: () => void, goOn: () => void) {
    this.#app = app
    this.#keeper = new DeviceKeeper(app, time, onKnown)
    this.#goOn = goOn
  }

  /** The device of the run. */
  get used(): UsedDevice {
    return this.#used
  }

  /** The document as it runs on its device. */
  on(document: Experiment): Experiment {
    return { ...document, device: this.#used }
  }

  /** A run of the document begins; false where the fastest device is still being found out. */
  begin(document: Experiment): boolean {
    const device = this.#keeper.of(document)
    this.#show({ used: device ?? null })
    if (!device) return false
    this.#used = device
    // What failed before is tried once more.
    if (this.#app.getState().devices.failed?.device === device) this.#show({ failed: null })
    return true
  }

  /** Whether racers failed for their device. The next one takes over where nothing was run yet or the user agreed; else that is offered. */
  failed(standings: readonly Standing[]): boolean {
    const broken = standings.find(({ status, fault }) => status === 'failed' && fault !== undefined)
    if (!broken?.fault) return false
    const device = this.#used
    const { devices, fallsBack } = this.#app.getState()
    if (device === 'native' || devices.failed?.device === device) return true
    const message = broken.message ?? ''
    const next = this.#keeper.after(device, broken.fault, message)
    const step = Math.max(0, ...standings.map((standing) => standing.step))
    this.#show({ failed: { device, step } })
    const key = step === 0 ? 'deviceMissing' : fallsBack ? 'deviceReplaced' : 'deviceFailed'
    const values = { device: DEVICE_NAMES[device], next: DEVICE_NAMES[next], step, message }
    notify(this.#app, { kind: 'warn', key, values, ...(key === 'deviceFailed' && { action: 'fallBack' as const }) })
    if (key !== 'deviceFailed') this.#goOnWith(next)
    return true
  }

  /** Goes on from the last checkpoints with the device after the one that failed. */
  fallBack(): void {
    const { failed } = this.#app.getState().devices
    if (!failed) return
    this.#app.setState(({ notices }) => ({ notices: notices.filter(({ action }) => action !== 'fallBack') }))
    this.#goOnWith(this.#keeper.next(failed.device))
  }

  #goOnWith(next: UsedDevice): void {
    this.#keeper.fallTo(next)
    this.#goOn()
  }

  /** Times the devices on a document. */
  measure(document: Experiment): void {
    this.#keeper.measure(document)
  }

  /** A device is chosen: what failed before may be there now. Returns whether it is the one that the document asks for already. */
  choose(device: Device): boolean {
    this.#keeper.recover()
    this.#show({ failed: null })
    return device === this.#app.getState().document.device
  }

  #show(changes: Partial<DeviceState>): void {
    this.#app.setState(({ devices }) => ({ devices: { ...devices, ...changes } }))
  }
}
