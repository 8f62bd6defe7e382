import { IconChartDots, IconChartScatter, IconGrain } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { edit } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { Choose } from '../parts/Choose.tsx'
import { BudgetSection } from './BudgetSection.tsx'
import { type Kind, kindOf, withKind } from './changes.ts'
import { DataSection } from './DataSection.tsx'
import styles from './problem.module.css'
import { SurfaceIcon } from './SurfaceIcon.tsx'
import { SurfaceSection } from './SurfaceSection.tsx'

const kinds: readonly Kind[] = ['surface', 'curve', 'points']
const icons: Record<Kind, typeof IconGrain> = { surface: IconGrain, curve: IconChartDots, points: IconChartScatter }

/** Everything about what is minimized, and for how long. */
export function Problem() {
  const { t } = useTranslation('problem')
  const problem = useApp((state) => state.document.problem)
  const kind = kindOf(problem)
  const icon = (each: Kind) => {
    const Icon = icons[each]
    return each === 'surface' ? <SurfaceIcon /> : <Icon size={18} aria-hidden="true" />
  }
  return (
    <section className={styles.problem} aria-label={t('problem')}>
      <h2 className={styles.heading}>{t('problem')}</h2>
      <Choose
        size="large"
        label={t('task')}
        value={kind}
        groups={[
          {
            options: kinds.map((each) => ({
              value: each,
              label: t(`kinds.${each}`),
              summary: t(`kindSummaries.${each}`),
              icon: icon(each),
            })),
          },
        ]}
        onChange={(next) => edit((experiment) => withKind(experiment, next))}
      />
      {problem.kind === 'surface' ? <SurfaceSection problem={problem} /> : <DataSection problem={problem} />}
      <BudgetSection />
    </section>
  )
}
