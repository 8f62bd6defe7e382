/** Chinese. Loaded when it is chosen. */
import type { en } from '../en/index.ts'
import type { Texts } from '../texts.ts'
import { charts } from './charts.ts'
import { common } from './common.ts'
import { header } from './header.ts'
import { inspector } from './inspector.ts'
import { messages } from './messages.ts'
import { problem } from './problem.ts'
import { racers } from './racers.ts'
import { share } from './share.ts'
import { stage } from './stage.ts'

export const zh: Texts<typeof en> = { charts, common, header, inspector, messages, problem, racers, share, stage }
