import type { Texts } from '../texts.ts'
import type { problem as english } from '../en/problem.ts'

export const problem: Texts<typeof english> = {}
