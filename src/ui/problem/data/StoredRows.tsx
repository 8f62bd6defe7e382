import { useTranslation } from 'react-i18next'
import { isGenerated, type StoredDataset } from '../../../catalog/dataset.ts'
import type { DataChoice } from '../../../experiment/document.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { edit } from '../../../state/actions.ts'
import { radioKeys, radioTab } from '../../parts/radioKeys.ts'
import { count } from '../../theme/format.ts'
import { tipped } from '../../terms/told.ts'
import { withDataset } from '../changes.ts'
import { datasetsOf, type DataKind } from '../kinds.ts'
import styles from '../problem.module.css'

/** The catalog's tables or sets of images, with their sizes. */
export function StoredRows({ kind, data }: { kind: DataKind; data: DataChoice }) {
  const { t } = useTranslation('data')
  const stored = datasetsOf(kind).filter((each): each is StoredDataset => !isGenerated(each))
  const chosen = stored.some(({ id }) => id === data.id)
  return (
    <div className={styles.choices} role="radiogroup" aria-label={t('data')} onKeyDown={radioKeys}>
      {stored.map((each, index) => (
        <button
          key={each.id}
          type="button"
          role="radio"
          aria-checked={each.id === data.id}
          tabIndex={radioTab(each.id === data.id, chosen, index)}
          className={styles.choice}
          {...tipped({ entry: { kind: 'dataset', id: each.id } })}
          onClick={() => {
            if (each.id !== data.id) edit((experiment) => withDataset(experiment, each))
          }}
        >
          <strong>{inLanguage(each.name)}</strong>
          <span>
            <Size dataset={each} />
          </span>
        </button>
      ))}
    </div>
  )
}

/** "150 rows, 4 inputs, 3 classes", or "1,797 images of 8 × 8, 10 classes". */
function Size({ dataset }: { dataset: StoredDataset }) {
  const { t } = useTranslation('data')
  const classes = dataset.classes({})
  const [height, width] = dataset.shape
  const what =
    dataset.shape.length > 1
      ? t('sizeImages', { shown: count(dataset.rows), width, height })
      : t('sizeRows', { shown: count(dataset.rows), inputs: height })
  return `${what}${t('comma')}${classes > 0 ? t('sizeClasses', { count: classes }) : t('sizeNumber')}`
}
