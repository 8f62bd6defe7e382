/** Chinese. Loaded when it is chosen. */
import type { English } from '../en/index.ts'
import type { Texts } from '../texts.ts'
import { charts } from './charts.ts'
import { common } from './common.ts'
import { data } from './data.ts'
import { header } from './header.ts'
import { inspector } from './inspector.ts'
import { messages } from './messages.ts'
import { problem } from './problem.ts'
import { racers } from './racers.ts'
import { share } from './share.ts'
import { stage } from './stage.ts'
import { tables } from './tables.ts'

export const zh: Texts<English> = {
  charts,
  common,
  data,
  header,
  inspector,
  messages,
  problem,
  racers,
  share,
  stage,
  tables,
}
