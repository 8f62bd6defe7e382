import type { Texts } from '../texts.ts'
import type { header as english } from '../en/header.ts'

export const header: Texts<typeof english> = {}
