import type { network as english } from '../en/network.ts'
import type { Texts } from '../texts.ts'

export const network: Texts<typeof english> = {}
