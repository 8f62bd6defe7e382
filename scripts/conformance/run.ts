/** The whole comparison: every reference file of a folder. */
import type { NativeModules } from '../../src/engine/native/instance.ts'
import { FileError, readKind, type Kind } from './files.ts'
import { runLosses } from './losses.ts'
import { runOptimizers } from './optimizers.ts'
import type { KindReport } from './report.ts'
import { runSchedules } from './schedules.ts'
import { runTrainings } from './trainings.ts'

export interface FolderReport {
  readonly reports: readonly KindReport[]
  /** Files the folder does not have. */
  readonly absent: readonly string[]
}

type Runner<K extends Kind> = (
  file: NonNullable<ReturnType<typeof readKind<K>>>,
  modules: NativeModules,
) => KindReport | readonly KindReport[]

/** Runs every case of the files in `folder`. A file that is not what its format says is one failure that says so. */
export function runFolder(folder: string, modules: NativeModules): FolderReport {
  const reports: KindReport[] = []
  const absent: string[] = []
  const runKind = <K extends Kind>(kind: K, run: Runner<K>) => {
    try {
      const file = readKind(folder, kind)
      if (file) reports.push(...[run(file as NonNullable<typeof file>, modules)].flat())
      else absent.push(`${kind}.json`)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      reports.push({ kind, outcomes: [{ id: `${kind}.json`, status: 'failed', why: error.message }] })
    }
  }
  runKind('optimizers', runOptimizers)
  runKind('schedules', runSchedules)
  runKind('losses', runLosses)
  runKind('training', runTrainings)
  return { reports, absent }
}
