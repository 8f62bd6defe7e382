/** Data sets: generated samples, or a table that lies in a file. */
import type { Definition, Text, Values } from './definition.ts'
import type { Mathematics, Random, Task } from './kinds.ts'
import type { Shape } from './layer.ts'

/** Samples, row-major: inputs [count, features], and one target a row: a real number or a class index from 0. */
export interface Samples {
  readonly features: number
  /** Number of classes; 0 for regression. */
  readonly classes: number
  readonly x: Float64Array
  readonly y: Float64Array
}

interface DatasetBase extends Definition {
  readonly task: (values: Values) => Task
  /** Number of classes; 0 for regression. */
  readonly classes: (values: Values) => number
  /** Shape of one input. */
  readonly shape: Shape
  /** Whether no target is ever negative. */
  readonly nonnegative?: boolean
}

/** A generator of samples. Only + - * /, Math.sqrt and the handed-in mathematics may be used. */
export interface GeneratedDataset extends DatasetBase {
  /** The region shown: [min, max] of each input and, for one input, of the target. */
  readonly view: { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
  readonly generate: (count: number, values: Values, random: Random, math: Mathematics) => Samples
}

/** A table in a file of `public/data/`. */
export interface StoredDataset extends DatasetBase {
  /** Name of the file. */
  readonly file: string
  readonly rows: number
  /** From the bytes of the file to its samples, unscaled. Throws where the file is another. */
  readonly read: (bytes: Uint8Array) => Samples
  /** Names of the inputs and of the classes (or of the one target). */
  readonly inputs: readonly string[]
  readonly targets: readonly Text[]
  /** Licence and attribution, as shown. */
  readonly licence: string
}

export type Dataset = GeneratedDataset | StoredDataset

export const isGenerated = (dataset: Dataset): dataset is GeneratedDataset => 'generate' in dataset
