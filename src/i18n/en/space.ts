/** The three-dimensional stage. */
export const space = {} as const
