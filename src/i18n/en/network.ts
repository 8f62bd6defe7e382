/** What the units of a network see. */
export const network = {} as const
