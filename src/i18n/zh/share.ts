import type { Texts } from '../texts.ts'
import type { share as english } from '../en/share.ts'

export const share: Texts<typeof english> = {}
