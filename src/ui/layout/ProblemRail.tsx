import {
  IconChartScatter,
  IconClock,
  IconDice5,
  IconFocus2,
  IconMathFunction,
  IconTopologyStar3,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { SurfaceIcon } from '../problem/SurfaceIcon.tsx'
import type { TermId } from '../terms/terms.ts'
import { tipped } from '../terms/told.ts'
import { showProblem, useView } from '../view.ts'
import styles from './layout.module.css'

const terms = {
  surface: 'problem',
  start: 'start',
  data: 'samples',
  model: 'network',
  loss: 'objective',
  steps: 'budget',
  seed: 'seed',
} as const satisfies Record<string, TermId>

/** What the problem panel holds, as icons with words; each opens it as a drawer. */
export function ProblemRail() {
  const { t } = useTranslation('problem')
  const surface = useApp((state) => state.document.problem.kind === 'surface')
  const open = useView((view) => view.problemOpen)
  const entries = surface
    ? ([
        ['surface', <SurfaceIcon key="i" />],
        ['start', <IconFocus2 key="i" size={18} />],
        ['steps', <IconClock key="i" size={18} />],
        ['seed', <IconDice5 key="i" size={18} />],
      ] as const)
    : ([
        ['data', <IconChartScatter key="i" size={18} />],
        ['model', <IconTopologyStar3 key="i" size={18} />],
        ['loss', <IconMathFunction key="i" size={18} />],
        ['steps', <IconClock key="i" size={18} />],
        ['seed', <IconDice5 key="i" size={18} />],
      ] as const)
  return (
    <nav className={styles.rail} aria-label={t('problem')}>
      {entries.map(([name, icon]) => (
        <button
          key={name}
          type="button"
          {...tipped({ term: terms[name] })}
          aria-expanded={open}
          onClick={() => showProblem(!open)}
        >
          {icon}
          {t(`rail.${name}`)}
        </button>
      ))}
    </nav>
  )
}
