import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { presets } from '../../experiment/presets.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { useApp } from '../../state/store.ts'
import { Figure } from '../theme/Figure.tsx'
import { count } from '../theme/format.ts'
import { Filled } from './Filled.tsx'
import styles from './stage.module.css'
import { verdictOf, type Verdict } from './verdict.ts'

/** The question of the preset and what to look for; a verdict in its place when the race is over. */
export function StageHead({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('stage')
  const document = useApp((state) => state.document)
  const run = useApp((state) => state.run)
  const preset = presets.find(({ id }) => id === document.preset)
  const question = preset ? inLanguage(preset.question) : t(`ownQuestion.${document.problem.kind}`)
  const look = preset ? inLanguage(preset.hint) : t(`ownHint.${document.problem.kind}`)
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h2 className={styles.question}>{question}</h2>
        {run === 'finished' ? <VerdictLine fallback={look} /> : <p className={styles.look}>{look}</p>}
      </div>
      {children !== undefined && <div className={styles.tools}>{children}</div>}
    </header>
  )
}

function VerdictLine({ fallback }: { fallback: string }) {
  const { t } = useTranslation('stage')
  const document = useApp((state) => state.document)
  const readouts = useApp((state) => state.readouts)
  const verdict = verdictOf(document, readouts)
  if (!verdict) return <p className={styles.look}>{fallback}</p>
  const name = (id: number): ReactNode => <strong>{document.racers.find((racer) => racer.id === id)?.name}</strong>
  const bad = verdict.kind === 'allDiverged'
  const Icon = bad ? IconAlertTriangle : IconCheck
  return (
    <p className={`${styles.look} ${styles.verdict}`} data-tone={bad ? 'danger' : 'ok'} role="status">
      <Icon size={18} aria-hidden="true" />
      <span>
        <Filled text={t(`verdict.${verdict.kind}`)} places={places(verdict, name, document.target)} />{' '}
        {'missed' in verdict && verdict.missed && (
          <Filled text={t('verdict.missed')} places={{ target: <Target value={document.target} /> }} />
        )}{' '}
        {t(`trust.${verdict.trust}`)}
      </span>
    </p>
  )
}

function places(verdict: Verdict, name: (id: number) => ReactNode, target: number | null): Record<string, ReactNode> {
  return {
    target: <Target value={target} />,
    ...('racer' in verdict && { name: name(verdict.racer) }),
    ...('second' in verdict && { second: name(verdict.second) }),
    ...('step' in verdict && { step: count(verdict.step) }),
    ...('count' in verdict && { count: count(verdict.count) }),
    ...('loss' in verdict && { loss: <Figure value={verdict.loss} /> }),
  }
}

function Target({ value }: { value: number | null }) {
  return value === null ? null : <Figure value={value} kind="chosen" />
}
