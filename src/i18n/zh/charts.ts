import type { Texts } from '../texts.ts'
import type { charts as english } from '../en/charts.ts'

export const charts: Texts<typeof english> = {}
