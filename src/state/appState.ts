/** What the page shows: the document, its history, the run, and figures a few times a second. Curves live outside (curves.ts). */
import type { Experiment } from '../experiment/document.ts'
import type { Device } from '../experiment/document.ts'
import type { RacerFault, SceneData } from '../worker/protocol.ts'

export type Scene = SceneData

/** Keys of the namespace 'messages'; the values each takes are listed beside it. */
export type NoticeKey =
  /** The link ended early. */
  | 'linkTruncated'
  /** Its characters or its checksum are wrong. */
  | 'linkDamaged'
  /** It is larger than a link may be. */
  | 'linkOversized'
  /** It was made by a later version of Downhill. */
  | 'linkTooNew'
  /** It holds no valid experiment: `path`, `message`, `count` of all problems. */
  | 'linkInvalid'
  /** There is nothing after the #. */
  | 'linkEmpty'
  /** An edit was refused: `path`, `message`. */
  | 'editRefused'
  /** A worker stopped and its racers go on from their last checkpoint: `names`, `step`. */
  | 'workerReplaced'
  /** A worker stopped `times` times in a row without getting further: `names`, `times`. */
  | 'workerLost'
  /** Racers could not be built or threw: `name` (of all of them), `message`. */
  | 'racerFailed'
  /** The scene could not be drawn: `message`. */
  | 'sceneFailed'
  /** Runs and unsaved work are not kept: there is no room, */
  | 'runsFull'
  /** a later version of the page has changed the store, */
  | 'runsNewer'
  /** another tab holds it, */
  | 'runsBlocked'
  /** or the browser keeps nothing for this page. */
  | 'runsUnavailable'
  /** There is unsaved work of an earlier visit; goes with the action 'resume'. */
  | 'workFound'
  /** A file could not be made: `message`. */
  | 'saveFailed'
  /** A device failed at `step` with a reason (a key of the namespace 'messages'); goes with the action 'fallBack' to `next`: `device`, `reason`. */
  | 'deviceFailed'
  /** The same, and the race went on with `next`. */
  | 'deviceReplaced'
  /** The device that the document asks for is not there; the race runs on `next`. */
  | 'deviceMissing'

export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'warn' | 'danger'
  /** Translation key in the namespace 'messages'. */
  readonly key: NoticeKey
  readonly values?: Readonly<Record<string, string | number>>
  /** The link the notice is about, to be kept visible. */
  readonly link?: string
  /** What its button does: goes on with unsaved work, or with the next device. */
  readonly action?: 'resume' | 'fallBack'
}

export type RunState = 'ready' | 'running' | 'paused' | 'finished'

/** The table of one's own that the document needs: whether it is on this device. */
export interface TableState {
  readonly digest: string
  /** 'unreadable': the browser does not keep data for this page. */
  readonly status: 'checking' | 'here' | 'missing' | 'unreadable'
}

/**
 * 'waiting' needs data that are not there: a file that is not on this device, or one that could not be loaded; 'target' has finished and reached the target; 'stopped' was ended by early stopping; 'stale' shows a run of other settings than the
 * document's.
 */
export type RacerStatus =
  'ready' | 'waiting' | 'running' | 'paused' | 'finished' | 'target' | 'stopped' | 'diverged' | 'recovering' | 'stale'

/** What to try after a divergence: a key of the namespace 'messages', and the rate it proposes. */
export interface Advice {
  readonly key: 'adviceLowerRate'
  /** `rate`: the proposed rate; `from`: the present one. */
  readonly values: Readonly<Record<string, string | number>>
  readonly rate: number
}

/** The last figures of a racer; NaN where there is none. */
export interface Readout {
  readonly status: RacerStatus
  readonly step: number
  /** Surfaces: the loss; data: the objective (training loss with penalty). */
  readonly loss: number
  readonly train: number
  readonly validation: number
  /** Over the test set, of a finished run; NaN before. */
  readonly test: number
  readonly trainAccuracy: number
  readonly validationAccuracy: number
  readonly testAccuracy: number
  readonly gradientNorm: number
  readonly distance: number
  readonly rate: number
  /** From 1; equal figures share a rank; diverged racers come last. Null before the first step and while out of date. */
  readonly rank: number | null
  /** The first recorded step that reached the document's target. */
  readonly targetStep: number | null
  readonly divergence: { readonly step: number; readonly where: string } | null
  /** With early stopping: the step whose parameters a stopped or finished racer has. */
  readonly bestStep: number | null
  readonly advice?: Advice
}

/** A device that a race runs on. */
export type UsedDevice = Exclude<Device, 'auto'>

/** How fast the race is on a device, or why that is not offered. */
export type DeviceTiming =
  | { readonly status: 'timing'; readonly stepsPerSecond?: undefined }
  | { readonly status: 'known'; readonly stepsPerSecond: number }
  | {
      readonly status: 'missing'
      readonly stepsPerSecond?: undefined
      readonly fault: RacerFault
      readonly message: string
    }

export interface DeviceState {
  /** The device of the run on the page; null while the fastest is being found out. */
  readonly used: UsedDevice | null
  /** The document that was timed, as a text. */
  readonly key: string
  readonly timings: Partial<Readonly<Record<UsedDevice, DeviceTiming>>>
  /** The device that failed, and the step from which another goes on (0: it was never there); null where none did. */
  readonly failed: { readonly device: UsedDevice; readonly step: number } | null
}

export interface AppState {
  readonly document: Experiment
  /** The document's own link, '#1.…'. */
  readonly link: string
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly notices: readonly Notice[]
  /** Id of the selected racer. */
  readonly selected: number | null
  readonly run: RunState
  /** Step of the slowest racer that still runs; of the furthest when none does. */
  readonly step: number
  /** Steps a second; Infinity is as fast as it goes. */
  readonly speed: number
  readonly readouts: Readonly<Record<number, Readout>>
  /** Seconds that the whole race takes as fast as it goes; null where it is short, or not known. */
  readonly cost: number | null
  /** Null while it is not there: being computed, waiting for a file, or failed. */
  readonly scene: Scene | null
  /** Why the samples of the document could not be had. */
  readonly sceneFailure: string | null
  readonly devices: DeviceState
  /** Whether the next device takes over without being asked where one fails. */
  readonly fallsBack: boolean
  /** Null where the document needs no table of one's own. */
  readonly table: TableState | null
}
