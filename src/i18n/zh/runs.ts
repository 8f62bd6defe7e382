import type { runs as english } from '../en/runs.ts'
import type { Texts } from '../texts.ts'

export const runs: Texts<typeof english> = {}
