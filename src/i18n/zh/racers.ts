import type { Texts } from '../texts.ts'
import type { racers as english } from '../en/racers.ts'

export const racers: Texts<typeof english> = {}
