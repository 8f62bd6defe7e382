import { IconPlayerSkipForward } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../../experiment/document.ts'
import { microscope } from '../../../i18n/en/microscope.ts'
import { addEnglish } from '../../../i18n/setup.ts'
import { seek, stepOnce } from '../../../state/actions.ts'
import { useApp } from '../../../state/store.ts'
import type { TracedParameter } from '../../../state/steps.ts'
import { Button } from '../../parts/Button.tsx'
import { count } from '../../theme/format.ts'
import { told } from '../../terms/told.ts'
import styles from './microscope.module.css'
import { Picker } from './Picker.tsx'
import { StepView } from './StepView.tsx'
import { useFollowed } from './useFollowed.ts'

addEnglish('microscope', microscope)

/** The last step of a racer, line by line with its numbers. */
export default function Microscope({ racer }: { racer: Racer }) {
  const { t } = useTranslation('microscope')
  const [parameter, setParameter] = useState<TracedParameter>(null)
  const { trace, told: answered, seen } = useFollowed(racer.id, parameter)
  const run = useApp((state) => state.run)
  const made = useApp((state) => state.readouts[racer.id]?.step ?? 0)
  const stale = useApp((state) => state.readouts[racer.id]?.status === 'stale')
  const again = () => {
    seek(made - 1)
    stepOnce()
  }
  return (
    <div className={styles.microscope}>
      <div className={styles.bar}>
        {(trace !== null || made === 0) && (
          <span className={styles.step} {...told({ term: 'step' })}>
            {trace ? t('stepTo', { from: count(trace.t - 1), to: count(trace.t) }) : t('noStep')}
          </span>
        )}
        <span className={styles.push} />
        <Button small disabled={run === 'running' || run === 'finished'} onClick={stepOnce}>
          <IconPlayerSkipForward size={16} aria-hidden="true" />
          {t('oneStep')}
        </Button>
      </div>
      {stale && trace && <p className={styles.note}>{t('stale')}</p>}
      {trace ? (
        <>
          <Picker trace={trace} parameter={parameter} onChange={setParameter} />
          <StepView trace={trace} seen={seen} racer={racer} />
        </>
      ) : (
        <div className={styles.empty}>
          {(answered || made === 0) && <p>{made === 0 ? t('firstStep') : t('nextStep')}</p>}
          {answered && made > 0 && run !== 'running' && !stale && (
            <Button small onClick={again}>
              {t('again', { step: count(made) })}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
