import type { Texts } from '../texts.ts'
import type { inspector as english } from '../en/inspector.ts'

export const inspector: Texts<typeof english> = {}
