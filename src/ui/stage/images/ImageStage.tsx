import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../../experiment/document.ts'
import { Segments } from '../../parts/Segments.tsx'
import { Swatch } from '../../theme/Swatch.tsx'
import { className } from '../classNames.ts'
import { ConfusionStage } from '../ConfusionStage.tsx'
import '../network/texts.ts'
import type { DataScene } from '../samples.ts'
import { useShownRacers } from '../Tiles.tsx'
import { FiltersView } from './FiltersView.tsx'
import styles from './images.module.css'
import { looks, type Look } from './looks.ts'
import { SamplesView } from './SamplesView.tsx'

interface ImageStageProps {
  problem: DataProblem
  scene: DataScene
  /** Whether the selected racer alone is shown. */
  one: boolean
  look: Look
  onLook: (look: Look) => void
}

/** Classes of images: confusion matrices of the racers; the samples and the filters of the selected one. */
export function ImageStage({ problem, scene, one, look, onLook }: ImageStageProps) {
  const { t } = useTranslation('network')
  const [racer] = useShownRacers(true)
  const names = Array.from({ length: scene.classes }, (_, label) => className(problem, scene, label))
  return (
    <div className={styles.images}>
      <div className={styles.bar}>
        <Segments
          label={t('look')}
          value={look}
          options={looks.map((value) => ({ value, label: t(value) }))}
          onChange={onLook}
        />
        {look !== 'matrix' && racer && (
          <p className={styles.racer}>
            <Swatch colour={racer.colour} dash={racer.dash} width={28} />
            <strong>{racer.name}</strong>
          </p>
        )}
      </div>
      <div className={styles.view}>
        {look === 'matrix' && <ConfusionStage problem={problem} scene={scene} one={one} />}
        {look === 'samples' && racer && (
          <SamplesView key={racer.id} racer={racer} problem={problem} scene={scene} names={names} />
        )}
        {look === 'filters' && racer && <FiltersView key={racer.id} racer={racer} />}
      </div>
    </div>
  )
}
