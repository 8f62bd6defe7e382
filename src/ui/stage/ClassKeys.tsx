import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../experiment/document.ts'
import { usePalette } from '../canvas/palette.ts'
import { told } from '../terms/told.ts'
import { markerPath } from '../theme/racers.ts'
import { classPoint, classShape } from './classLook.ts'
import { className } from './classNames.ts'
import type { DataScene } from './samples.ts'
import styles from './stage.module.css'

interface ClassKeysProps {
  problem: DataProblem
  scene: DataScene
  /** On a ground of its own, over a picture. */
  chip?: boolean
}

/** What the signs of the samples of classes mean. */
export function ClassKeys({ problem, scene, chip = false }: ClassKeysProps) {
  const { t } = useTranslation('stage')
  const { scheme } = usePalette()
  return (
    <div className={chip ? `${styles.chip} ${styles.legend}` : styles.legend}>
      {Array.from({ length: Math.max(2, scene.classes) }, (_, k) => (
        <span key={k} {...told({ text: t('classKey') })}>
          <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
            <path d={markerPath(classShape(k), 0, 0, 4)} fill={classPoint(k, scheme)} />
          </svg>
          {className(problem, scene, k)}
        </span>
      ))}
      <span className={scene.classes > 2 ? styles.hint : undefined} {...told({ term: 'heldOut' })}>
        {t('hollow')}
      </span>
      <span {...told({ term: 'boundary' })}>{t('ring')}</span>
    </div>
  )
}
