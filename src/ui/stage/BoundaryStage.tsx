import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../experiment/document.ts'
import { usePalette } from '../canvas/palette.ts'
import { markerPath } from '../theme/racers.ts'
import { BoundaryTile } from './BoundaryTile.tsx'
import { classPoint, classShape } from './classLook.ts'
import { className } from './classNames.ts'
import { linkOf } from './linkOf.ts'
import { regionOf, type DataScene } from './samples.ts'
import styles from './stage.module.css'
import { Tiles, useShownRacers } from './Tiles.tsx'
import { useProbe } from './useProbe.ts'

interface BoundaryStageProps {
  problem: DataProblem
  scene: DataScene
  /** Whether the selected racer alone is shown. */
  one: boolean
}

/** Two inputs: each racer's decision boundary with the samples. */
export function BoundaryStage({ problem, scene, one }: BoundaryStageProps) {
  const racers = useShownRacers(one)
  const plane = useMemo(() => regionOf(problem, scene), [problem, scene])
  const link = linkOf(problem)
  const grid = racers.length === 1 ? 121 : 61
  useProbe({ kind: 'grid', size: grid, x: plane.x, y: plane.y })
  return (
    <Tiles
      racers={racers}
      tile={(racer, dense) => (
        <BoundaryTile key={racer.id} racer={racer} scene={scene} plane={plane} link={link} grid={grid} dense={dense} />
      )}
      legend={<ClassLegend problem={problem} scene={scene} />}
    />
  )
}

/** What the signs of the samples mean. */
function ClassLegend({ problem, scene }: { problem: DataProblem; scene: DataScene }) {
  const { t } = useTranslation('stage')
  const { scheme } = usePalette()
  return (
    <div className={styles.chips} data-inset>
      <div className={`${styles.chip} ${styles.legend}`}>
        {Array.from({ length: Math.max(2, scene.classes) }, (_, k) => (
          <span key={k}>
            <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
              <path d={markerPath(classShape(k), 0, 0, 4)} fill={classPoint(k, scheme)} />
            </svg>
            {className(problem, scene, k)}
          </span>
        ))}
        <span>{t('hollow')}</span>
        <span>{t('ring')}</span>
      </div>
    </div>
  )
}
