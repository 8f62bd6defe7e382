/** A document as a PyTorch script, with the samples that the page would train on. */
import type { Samples } from '../../src/catalog/dataset.ts'
import { datasets } from '../../src/catalog/datasets/index.ts'
import { surfaces } from '../../src/catalog/surfaces/index.ts'
import type { NativeModules } from '../../src/engine/native/instance.ts'
import { sceneOf } from '../../src/engine/scene.ts'
import type { Experiment } from '../../src/experiment/document.ts'
import { encodeLink } from '../../src/experiment/link.ts'
import { presets } from '../../src/experiment/presets.ts'
import { writePyTorch } from '../../src/export/pytorch/pytorch.ts'
import { samplesOf } from '../../src/export/pytorch/samples.ts'

/** @param table the rows of the table, where the data is one */
export async function script(experiment: Experiment, modules: NativeModules, table?: Samples): Promise<string> {
  const { problem } = experiment
  const preset = presets.find(({ id }) => id === experiment.preset)
  const definition = problem.kind === 'surface' ? surfaces.get(problem.surface.id) : datasets.get(problem.data.id)
  const head = {
    experiment,
    title: preset?.title.en ?? definition?.name.en ?? 'An experiment',
    question: preset?.question.en ?? '',
    link: encodeLink(experiment),
    date: '',
  }
  return writePyTorch(head, samplesOf(sceneOf(experiment, modules, table)))
}
