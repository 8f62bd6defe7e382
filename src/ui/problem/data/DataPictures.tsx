import { IconMathFunction } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isGenerated } from '../../../catalog/dataset.ts'
import type { DataChoice } from '../../../experiment/document.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { edit } from '../../../state/actions.ts'
import { radioKeys } from '../../parts/radioKeys.ts'
import { tipped, type Entry } from '../../terms/told.ts'
import { withDataset, withOwnData } from '../changes.ts'
import { datasetsOf, type DataKind } from '../kinds.ts'
import styles from '../problem.module.css'
import { DataThumb } from './DataThumb.tsx'

/** The generated data sets of a kind as small pictures; for curves and surfaces through points a formula of one's own besides. */
export function DataPictures({ kind, data }: { kind: DataKind; data: DataChoice }) {
  const { t } = useTranslation('data')
  return (
    <div className={styles.thumbs} role="radiogroup" aria-label={t('data')} onKeyDown={radioKeys}>
      {datasetsOf(kind)
        .filter(isGenerated)
        .map((each) => (
          <Picture
            key={each.id}
            label={inLanguage(each.name)}
            entry={{ kind: 'dataset', id: each.id }}
            checked={each.id === data.id}
            onChoose={() => edit((experiment) => withDataset(experiment, each))}
          >
            <DataThumb dataset={each} />
          </Picture>
        ))}
      {kind !== 'points' && (
        <Picture
          label={t('ownFormula')}
          checked={data.id === 'own'}
          onChoose={() => edit((experiment) => withOwnData(experiment, kind === 'curve' ? 1 : 2))}
        >
          <IconMathFunction size={22} aria-hidden="true" />
        </Picture>
      )}
    </div>
  )
}

interface PictureProps {
  label: string
  entry?: Entry
  checked: boolean
  onChoose: () => void
  children: ReactNode
}

function Picture({ label, entry, checked, onChoose, children }: PictureProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={checked}
      tabIndex={checked ? 0 : -1}
      aria-label={label}
      {...tipped(entry ? { entry } : { text: label })}
      className={styles.thumb}
      onClick={() => {
        if (!checked) onChoose()
      }}
    >
      {children}
    </button>
  )
}
