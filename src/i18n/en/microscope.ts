/** The update microscope. */
export const microscope = {} as const
