/** The ranges of a document that are not a catalog entry's own; limits included. */
export const LIMITS = {
  /** Characters of a racer's name. */
  name: 40,
  racers: 12,
  /** Hidden layers of a network. */
  layers: 6,
  units: { min: 1, max: 256, integer: true },
  samples: { min: 10, max: 5000, integer: true },
  train: { min: 0.1, max: 1 },
  validation: { min: 0, max: 0.9 },
  degree: { min: 1, max: 8, integer: true },
  penalty: { min: 0, max: 10 },
  start: { min: -1e6, max: 1e6 },
  noise: { min: 0, max: 100 },
  /** Learning rate of an own rule; every optimizer of the catalog has its own range. */
  rate: { min: 1e-6, max: 10 },
  /** Rows a step; 0, or more than there are, is the whole training set. */
  batch: { min: 0, max: 5000, integer: true },
  budget: { min: 1, max: 1e6, integer: true },
  target: { min: -1e9, max: 1e9 },
  seed: { min: 0, max: 4294967295, integer: true },
  id: { min: 1, max: 1e6, integer: true },
  colour: { min: 1, max: 12, integer: true },
  dash: { min: 1, max: 6, integer: true },
} as const
