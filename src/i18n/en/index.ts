/** English, the language the keys are typed by. One file a namespace. */
import { charts } from './charts.ts'
import { common } from './common.ts'
import { header } from './header.ts'
import { inspector } from './inspector.ts'
import { messages } from './messages.ts'
import { problem } from './problem.ts'
import { racers } from './racers.ts'
import { share } from './share.ts'
import { stage } from './stage.ts'

export const en = { charts, common, header, inspector, messages, problem, racers, share, stage } as const
