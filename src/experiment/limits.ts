/** The ranges of a document that are not a catalog entry's own; limits included. */
export const LIMITS = {
  /** Characters of a racer's name. */
  name: 40,
  racers: 12,
  /** Changes made while a racer ran. */
  earlier: 60,
  /** Layers of a model, without the outputs. */
  layers: 12,
  /** Polynomial features. */
  features: 1000,
  /** Values of a sample after any layer. */
  values: 16384,
  samples: { min: 10, max: 20000, integer: true },
  train: { min: 0.1, max: 1 },
  validation: { min: 0, max: 0.9 },
  labelNoise: { min: 0, max: 1 },
  augmentationNoise: { min: 0, max: 10 },
  shift: { min: 0, max: 4, integer: true },
  degree: { min: 1, max: 8, integer: true },
  penalty: { min: 0, max: 10 },
  start: { min: -1e6, max: 1e6 },
  noise: { min: 0, max: 100 },
  /** Learning rate of an own rule; every optimizer of the catalog has its own range. */
  rate: { min: 1e-6, max: 10 },
  /** Rows a step; 0, or more than there are, is the whole training set. */
  batch: { min: 0, max: 20000, integer: true },
  /** Rows of a batch that batch normalization can take, which needs all of it at once. */
  normalizedBatch: 4096,
  /** Parameters up to which a Hessian is offered. */
  hessian: 256,
  patience: { min: 0, max: 10000, integer: true },
  stoppingEvery: { min: 0, max: 1e5, integer: true },
  threshold: { min: 0, max: 1 },
  budget: { min: 1, max: 1e6, integer: true },
  target: { min: -1e9, max: 1e9 },
  seed: { min: 0, max: 4294967295, integer: true },
  id: { min: 1, max: 1e6, integer: true },
  colour: { min: 1, max: 12, integer: true },
  dash: { min: 1, max: 6, integer: true },
  /** A table of one's own: columns, inputs after encoding, classes, characters of its file's name. */
  columns: 200,
  encoded: 1000,
  classes: 50,
  fileName: 120,
} as const
