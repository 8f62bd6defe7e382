/** Which device the race runs on: what the document asks for, the fastest there is, or the next where one failed. */
import { deviceOf, type Device, type Experiment } from '../experiment/document.ts'
import type { RacerFault } from '../worker/protocol.ts'
import { NotOffered } from '../worker/pool/timing.ts'
import type { App } from './app.ts'
import type { DeviceState, DeviceTiming, UsedDevice } from './appState.ts'

/** The next one where one fails comes after it. */
export const DEVICES = ['webgpu', 'webgl', 'native'] as const satisfies readonly UsedDevice[]

/** Proper names, the same in every language. */
export const DEVICE_NAMES = { native: 'CPU', webgpu: 'WebGPU', webgl: 'WebGL' } as const satisfies Record<
  UsedDevice,
  string
>

/** What decides how fast a race is, as a text. */
function keyOf({ problem, racers, seed }: Experiment): string {
  return JSON.stringify([problem, seed, racers.map(({ optimizer, batch, wrappers }) => [optimizer, batch, wrappers])])
}

export class DeviceKeeper {
  readonly #app: App
  readonly #rate: (document: Experiment) => Promise<number>
  readonly #onKnown: () => void
  #timingKey = ''
  /** The choice that failed and what goes on in its place, until another is made. */
  #fallen: { readonly asked: Device; readonly to: UsedDevice } | undefined

  /**
   * @param rate steps a second of a document on its device; rejects with NotOffered where it has none
   * @param onKnown called when the fastest device is known
   */
  constructor(app: App, rate: (document: Experiment) => Promise<number>, onKnown: () => void) {
    this.#app = app
    this.#rate = rate
    this.#onKnown = onKnown
  }

  /** The device of a document; undefined while the fastest is being found out. */
  of(document: Experiment): UsedDevice | undefined {
    const asked = deviceOf(document)
    if (this.#fallen && this.#fallen.asked !== document.device) this.#fallen = undefined
    if (asked === 'native') return 'native'
    if (this.#fallen) return this.#fallen.to
    return asked === 'auto' ? this.#fastest(document) : asked
  }

  #fastest(document: Experiment): UsedDevice | undefined {
    // A GPU would change the numbers: it has no float64.
    if (document.precision === 'float64') return 'native'
    const { key, timings } = this.#state
    const ready = key === keyOf(document) && DEVICES.every((device) => isKnown(timings[device]))
    if (!ready) {
      this.measure(document)
      return undefined
    }
    const rateOf = (device: UsedDevice) => timings[device]?.stepsPerSecond ?? 0
    return DEVICES.reduce((best, device) => (rateOf(device) > rateOf(best) ? device : best), 'native' as UsedDevice)
  }

  get #state(): DeviceState {
    return this.#app.getState().devices
  }

  /** Times every device on the document, one after the other; what is known of it stays. */
  measure(document: Experiment): void {
    if (document.problem.kind === 'surface' || document.racers.length === 0) return
    const key = keyOf(document)
    if (
      key === this.#timingKey ||
      (key === this.#state.key && DEVICES.every((one) => isKnown(this.#state.timings[one])))
    )
      return
    this.#timingKey = key
    this.#app.setState({ devices: { ...this.#state, key, timings: {} } })
    void this.#measureAll(document, key)
  }

  async #measureAll(document: Experiment, key: string): Promise<void> {
    for (const device of ['native', 'webgpu', 'webgl'] as const) {
      if (this.#timingKey !== key) return
      this.#put(key, device, { status: 'timing' })
      this.#put(key, device, await this.#time({ ...document, device }))
    }
    this.#timingKey = ''
    this.#onKnown()
  }

  async #time(document: Experiment): Promise<DeviceTiming> {
    try {
      return { status: 'known', stepsPerSecond: await this.#rate(document) }
    } catch (error) {
      const fault = error instanceof NotOffered ? error.fault : 'broken'
      return { status: 'missing', fault, message: error instanceof Error ? error.message : String(error) }
    }
  }

  #put(key: string, device: UsedDevice, timing: DeviceTiming): void {
    const { devices } = this.#app.getState()
    if (devices.key !== key) return
    this.#app.setState({ devices: { ...devices, timings: { ...devices.timings, [device]: timing } } })
  }

  /** The device after one that failed; what is known to be missing is passed over. */
  after(failed: UsedDevice, fault: RacerFault, message: string): UsedDevice {
    this.#put(this.#state.key, failed, { status: 'missing', fault, message })
    return this.next(failed)
  }

  /** The device that comes after another, as far as it is not known to be missing. */
  next(failed: UsedDevice): UsedDevice {
    const later = DEVICES.slice(DEVICES.indexOf(failed as (typeof DEVICES)[number]) + 1)
    return later.find((device) => this.#state.timings[device]?.status !== 'missing') ?? 'native'
  }

  /** Goes on with another device than the document asks for, until its choice is made anew. */
  fallTo(to: UsedDevice): void {
    this.#fallen = { asked: this.#app.getState().document.device, to }
  }

  /** The choice counts again, as where it is made once more. */
  recover(): void {
    this.#fallen = undefined
  }
}

const isKnown = (timing: DeviceTiming | undefined): boolean => timing !== undefined && timing.status !== 'timing'
