/** The names of classes and of what is predicted. */
import i18next from 'i18next'
import { isGenerated } from '../../catalog/dataset.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import type { DataProblem } from '../../experiment/document.ts'
import { inLanguage } from '../../i18n/setup.ts'
import type { DataScene } from './samples.ts'

/** The name of a class: of the catalog's table, of the user's own, or "class 2". Use it where `useTranslation` re-renders. */
export function className({ data }: DataProblem, scene: DataScene | null, label: number): string {
  const dataset = datasets.get(data.id)
  const stored = dataset && !isGenerated(dataset) ? dataset.targets[label] : undefined
  if (stored) return inLanguage(stored)
  return scene?.names?.targets[label] ?? i18next.t('class', { ns: 'stage', number: label })
}

/** The name of the number that is predicted; undefined where it has none. */
export function targetName({ data }: DataProblem, scene: DataScene): string | undefined {
  const dataset = datasets.get(data.id)
  if (dataset && !isGenerated(dataset)) return inLanguage(dataset.targets[0]!)
  return scene.names?.targets[0]
}
