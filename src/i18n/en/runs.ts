/** Kept runs, and files to save. */
export const runs = {} as const
