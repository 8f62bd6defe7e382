/** Builds the kernels where they are missing or stale; returns whether it compiled. Throws with the compiler's messages. */
export function buildKernels(settings?: { force?: boolean }): Promise<boolean>
