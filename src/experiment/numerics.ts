/**
 * The version of the engine's arithmetic: it stands in every digest of a run, and rises when an order of summation, a
 * function of the mathematics or a random stream changes, so that two digests that differ for that reason can be told.
 */
export const numerics = 2
