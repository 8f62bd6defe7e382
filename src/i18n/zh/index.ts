/** Chinese. Loaded when it is chosen. */
import type { English } from '../en/index.ts'
import type { Texts } from '../texts.ts'
import { charts } from './charts.ts'
import { common } from './common.ts'
import { data } from './data.ts'
import { gallery } from './gallery.ts'
import { header } from './header.ts'
import { inspector } from './inspector.ts'
import { messages } from './messages.ts'
import { microscope } from './microscope.ts'
import { network } from './network.ts'
import { problem } from './problem.ts'
import { racers } from './racers.ts'
import { runs } from './runs.ts'
import { share } from './share.ts'
import { space } from './space.ts'
import { stage } from './stage.ts'
import { tables } from './tables.ts'

export const zh: Texts<English> = {
  charts,
  common,
  data,
  gallery,
  header,
  inspector,
  messages,
  microscope,
  network,
  problem,
  racers,
  runs,
  share,
  space,
  stage,
  tables,
}
