import type { Texts } from '../texts.ts'
import type { stage as english } from '../en/stage.ts'

export const stage: Texts<typeof english> = {}
