import type { Texts } from '../texts.ts'
import type { common as english } from '../en/common.ts'

export const common: Texts<typeof english> = {}
