import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addRacer, edit } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { Button } from '../parts/Button.tsx'
import { Segments } from '../parts/Segments.tsx'
import { BoundaryStage } from './BoundaryStage.tsx'
import { FitStage } from './FitStage.tsx'
import { LineStage } from './LineStage.tsx'
import { PlaneStage } from './PlaneStage.tsx'
import { StageHead } from './StageHead.tsx'
import styles from './stage.module.css'

/** The stage: what is minimized and where every racer is, in the view that fits the problem. */
export function Stage() {
  const { t } = useTranslation('stage')
  const problem = useApp((state) => state.document.problem)
  const scene = useApp((state) => state.scene)
  const racers = useVisibleRacers()
  const [layout, setLayout] = useState<'all' | 'one'>('all')
  const boundaries = problem.kind === 'data' && scene?.kind === 'data' && scene.features === 2
  return (
    <section className={styles.stage} aria-label={t('label')}>
      <StageHead>
        {boundaries && racers.length > 1 && (
          <Segments
            label={t('layout')}
            value={layout}
            options={[
              { value: 'all', label: t('all'), short: t('allShort') },
              { value: 'one', label: t('one'), short: t('oneShort') },
            ]}
            onChange={setLayout}
          />
        )}
      </StageHead>
      <div className={styles.view}>
        {problem.kind === 'surface' &&
          (problem.start.length === 1 ? <LineStage problem={problem} /> : <PlaneStage problem={problem} />)}
        {problem.kind === 'data' &&
          scene?.kind === 'data' &&
          (scene.features === 1 ? (
            <FitStage problem={problem} scene={scene} />
          ) : (
            racers.length > 0 && <BoundaryStage problem={problem} scene={scene} one={layout === 'one'} />
          ))}
        {racers.length === 0 && <Nobody />}
      </div>
    </section>
  )
}

/** In place of racers: a way to get one. */
function Nobody() {
  const { t } = useTranslation('stage')
  const hidden = useApp((state) => state.document.racers.length > 0)
  const showAll = (): void =>
    edit((experiment) => ({ ...experiment, racers: experiment.racers.map((racer) => ({ ...racer, hidden: false })) }))
  return (
    <div className={styles.empty}>
      <p>{hidden ? t('allHidden') : t('noRacers')}</p>
      {hidden ? (
        <Button onClick={showAll}>{t('showAll')}</Button>
      ) : (
        <Button onClick={addRacer}>
          <IconPlus size={18} aria-hidden="true" /> {t('addRacer')}
        </Button>
      )}
    </div>
  )
}
