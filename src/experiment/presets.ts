/** The experiments on offer, each with one question. */
import { firstSteps } from './presets/firstSteps.ts'
import { imagesAndTables } from './presets/imagesAndTables.ts'
import { networks } from './presets/networks.ts'
import { noiseAndBatches } from './presets/noiseAndBatches.ts'
import { overfitting } from './presets/overfitting.ts'
import type { Preset } from './presets/preset.ts'
import { ratesAndSchedules } from './presets/ratesAndSchedules.ts'
import { ravinesAndSaddles } from './presets/ravinesAndSaddles.ts'

export type { Preset } from './presets/preset.ts'

export const presets: readonly Preset[] = [
  ...firstSteps,
  ...ravinesAndSaddles,
  ...noiseAndBatches,
  ...ratesAndSchedules,
  ...networks,
  ...overfitting,
  ...imagesAndTables,
]
