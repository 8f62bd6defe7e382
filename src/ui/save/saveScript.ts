/** The experiment on the page as a PyTorch script. */
import { fileName } from '../../export/fileName.ts'
import { writePyTorch } from '../../export/pytorch/pytorch.ts'
import { samplesOf } from '../../export/pytorch/samples.ts'
import { app } from '../../state/app.ts'
import { sceneOf } from '../../state/scene.ts'
import { download } from './files.ts'
import { headOf } from './recordOf.ts'

/** Rejects where the samples cannot be had. */
export async function saveScript(): Promise<void> {
  const { document } = app.getState()
  const [scene, head] = await Promise.all([sceneOf(document), headOf(document)])
  download(await writePyTorch(head, samplesOf(scene)), 'text/x-python', fileName([head.title], 'py'))
}
