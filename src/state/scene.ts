/** What a document starts from, computed in a worker. */
import type { Experiment } from '../experiment/document.ts'
import type { SceneData } from '../worker/protocol.ts'
import { session } from './session.ts'

/** The known minima of a surface, or the samples that every racer sees. Rejects with the reason where they cannot be had. */
export function sceneOf(document: Experiment): Promise<SceneData> {
  return session.race.scene(document)
}
