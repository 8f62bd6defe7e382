import {
  IconChartDots,
  IconChartScatter,
  IconGridDots,
  IconPhoto,
  IconTable,
  type IconProps,
} from '@tabler/icons-react'
import { type ComponentType, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { edit } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { Choose } from '../parts/Choose.tsx'
import { told } from '../terms/told.ts'
import { BudgetSection } from './BudgetSection.tsx'
import { withKind } from './changes.ts'
import { type DataKind, kindOf, kinds } from './kinds.ts'
import styles from './problem.module.css'
import { SurfaceIcon } from './SurfaceIcon.tsx'
import { SurfaceSection } from './SurfaceSection.tsx'

const DataSection = lazy(() => import('./data/DataSection.tsx').then((module) => ({ default: module.DataSection })))

const icons: Record<DataKind, ComponentType<IconProps>> = {
  curve: IconChartDots,
  points: IconChartScatter,
  field: IconGridDots,
  table: IconTable,
  images: IconPhoto,
}

/** Everything about what is minimized, and for how long. */
export function Problem() {
  const { t } = useTranslation('problem')
  const problem = useApp((state) => state.document.problem)
  return (
    <section className={styles.problem} aria-label={t('problem')}>
      <h2 className={styles.heading}>
        <span {...told({ term: 'problem' })}>{t('problem')}</span>
      </h2>
      <Choose
        size="large"
        label={t('task')}
        value={kindOf(problem)}
        groups={[
          {
            options: kinds.map((each) => {
              const Icon = each === 'surface' ? undefined : icons[each]
              return {
                value: each,
                label: t(`kinds.${each}`),
                summary: t(`kindSummaries.${each}`),
                icon: Icon ? <Icon size={18} aria-hidden="true" /> : <SurfaceIcon />,
              }
            }),
          },
        ]}
        onChange={(next) => edit((experiment) => withKind(experiment, next))}
      />
      {problem.kind === 'surface' ? (
        <SurfaceSection problem={problem} />
      ) : (
        <Suspense fallback={<div className={styles.arriving} />}>
          <DataSection problem={problem} />
        </Suspense>
      )}
      <BudgetSection />
    </section>
  )
}
