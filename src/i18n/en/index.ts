/** English, the language the keys are typed by. One file a namespace; those of panels that are fetched later come with them. */
import { charts } from './charts.ts'
import { common } from './common.ts'
import type { data } from './data.ts'
import type { gallery } from './gallery.ts'
import { header } from './header.ts'
import type { inspector } from './inspector.ts'
import { messages } from './messages.ts'
import type { microscope } from './microscope.ts'
import type { network } from './network.ts'
import { problem } from './problem.ts'
import { racers } from './racers.ts'
import type { runs } from './runs.ts'
import { share } from './share.ts'
import type { space } from './space.ts'
import { stage } from './stage.ts'
import type { tables } from './tables.ts'

export const en = { charts, common, header, messages, problem, racers, share, stage } as const

/** All namespaces, with those that come later. */
export type English = typeof en & {
  readonly data: typeof data
  readonly gallery: typeof gallery
  readonly inspector: typeof inspector
  readonly microscope: typeof microscope
  readonly network: typeof network
  readonly runs: typeof runs
  readonly space: typeof space
  readonly tables: typeof tables
}
