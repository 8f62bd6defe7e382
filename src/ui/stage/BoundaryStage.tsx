import { useMemo } from 'react'
import type { DataProblem } from '../../experiment/document.ts'
import { BoundaryTile } from './BoundaryTile.tsx'
import { ClassKeys } from './ClassKeys.tsx'
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
      legend={
        <div className={styles.chips} data-inset>
          <ClassKeys problem={problem} scene={scene} chip />
        </div>
      }
      foot={racers.length > 1 ? <ClassKeys problem={problem} scene={scene} /> : undefined}
    />
  )
}
