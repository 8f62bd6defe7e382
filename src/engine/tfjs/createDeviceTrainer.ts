/** From the document to a racer on a device. */
import type { Experiment, Racer } from '../../experiment/document.ts'
import { raceParts, type TrainerOptions } from '../createTrainer.ts'
import { DeviceTrainer, type TwinParts } from './deviceTrainer.ts'

/** A racer for a lane; undefined where its method is no rule, or its problem no model: those run on the native engine. */
export function createDeviceTrainer(
  experiment: Experiment,
  racer: Racer,
  options: TrainerOptions,
): DeviceTrainer | undefined {
  if (experiment.problem.kind === 'surface') return undefined
  const parts = raceParts(experiment, racer, options) as TwinParts
  if (parts.method.description.acting.length === 0) return undefined
  return new DeviceTrainer(parts, racer)
}
