import type { microscope as english } from '../en/microscope.ts'
import type { Texts } from '../texts.ts'

export const microscope: Texts<typeof english> = {}
