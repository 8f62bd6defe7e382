/** The gallery of presets. */
export const gallery = {} as const
