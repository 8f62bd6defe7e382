/** What a racer says about the samples that it was not trained on. */
import type { ProbeResult } from '../../state/probes.ts'
import type { Link } from './decision.ts'
import { classesOf } from './prediction.ts'
import type { DataScene } from './samples.ts'

export interface Predicted {
  /** Number of the first sample. */
  readonly from: number
  /** The class that each sample was taken for. */
  readonly classes: Uint8Array
  /** Raw outputs, [samples, outputs]. */
  readonly values: Float32Array
  readonly outputs: number
}

/** Samples that a probe from `from` on holds: all held-out ones, or the training samples where there are no others. */
function samplesFrom({ y, split }: DataScene, from: number): number {
  return from > 0 ? y.length - from : split.indexOf(1) < 0 && split.indexOf(2) < 0 ? y.length : 0
}

/** The classes that a probe gives for the samples from `from` on; null where it is none of this scene. */
export function predictedOf(probe: ProbeResult | undefined, scene: DataScene, link: Link): Predicted | null {
  if (probe?.kind !== 'predictions') return null
  const { outputs, from, values } = probe
  const fits = outputs === 1 ? scene.classes === 2 : outputs === scene.classes
  if (!fits || values.length / outputs !== samplesFrom(scene, from)) return null
  return { from, classes: classesOf(values, outputs, link), values, outputs }
}
