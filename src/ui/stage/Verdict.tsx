import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp, type Readout } from '../../state/store.ts'
import { Figure } from '../theme/Figure.tsx'
import { count, percent } from '../theme/format.ts'
import { Filled } from '../parts/Filled.tsx'
import styles from './stage.module.css'
import { verdictOf, type Verdict as Result } from './verdict.ts'

/** How a finished race ended, and how far to trust it; nothing while it is not finished. */
export function Verdict() {
  const { t, i18n } = useTranslation('stage')
  const document = useApp((state) => state.document)
  const readouts = useApp((state) => state.readouts)
  const finished = useApp((state) => state.run === 'finished')
  const verdict = finished ? verdictOf(document, readouts) : null
  if (!verdict) return null
  const name = (id: number): ReactNode => <strong>{document.racers.find((racer) => racer.id === id)?.name}</strong>
  const bad = verdict.kind === 'allDiverged'
  // A full-width period has its space within.
  const gap = i18n.language === 'zh' ? '' : ' '
  const Icon = bad ? IconAlertTriangle : IconCheck
  return (
    <p className={styles.verdict} data-tone={bad ? 'danger' : 'ok'}>
      <Icon size={18} aria-hidden="true" />
      <span>
        <Filled text={t(`verdict.${verdict.kind}`)} places={places(verdict, name, document.target)} />
        {gap}
        {'missed' in verdict && verdict.missed && (
          <Filled text={t('verdict.missed')} places={{ target: <Target value={document.target} /> }} />
        )}
        {gap}
        {'racer' in verdict && verdict.kind !== 'close' && <TestScore readout={readouts[verdict.racer]} />}
        {gap}
        {verdict.trust !== 'none' && t(`trust.${verdict.trust}`)}
      </span>
    </p>
  )
}

/** How the racer just named does on the samples that nobody trained on or chose by. */
function TestScore({ readout }: { readout: Readout | undefined }) {
  const { t } = useTranslation('stage')
  if (!readout || Number.isNaN(readout.test)) return null
  return Number.isNaN(readout.testAccuracy) ? (
    <Filled text={t('verdict.testLoss')} places={{ loss: <Figure value={readout.test} /> }} />
  ) : (
    <Filled text={t('verdict.testAccuracy')} places={{ accuracy: percent(readout.testAccuracy) }} />
  )
}

function places(verdict: Result, name: (id: number) => ReactNode, target: number | null): Record<string, ReactNode> {
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
