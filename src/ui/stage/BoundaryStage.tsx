import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../experiment/document.ts'
import { watch } from '../../state/probes.ts'
import { useApp } from '../../state/store.ts'
import { usePalette } from '../canvas/palette.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { useSize } from '../canvas/useCanvas.ts'
import { markerPath } from '../theme/racers.ts'
import { BoundaryTile } from './BoundaryTile.tsx'
import { classPoint, classShape } from './classLook.ts'
import { linkOf } from './linkOf.ts'
import { regionOf, type DataScene } from './samples.ts'
import styles from './stage.module.css'
import { tiling } from './tiles.ts'

interface BoundaryStageProps {
  problem: DataProblem
  scene: DataScene
  /** Whether the selected racer alone is shown. */
  one: boolean
}

/** Two inputs: each racer's decision boundary with the samples. */
export function BoundaryStage({ problem, scene, one }: BoundaryStageProps) {
  const { t } = useTranslation('stage')
  const holder = useRef<HTMLDivElement>(null)
  const size = useSize(holder)
  const visible = useVisibleRacers()
  const selected = useApp((state) => state.selected)
  const racers = one ? [visible.find(({ id }) => id === selected) ?? visible[0]!].filter(Boolean) : visible
  const plane = useMemo(() => regionOf(problem, scene), [problem, scene])
  const link = linkOf(problem)
  const grid = one || racers.length === 1 ? 121 : 61
  const key = JSON.stringify({ kind: 'grid', size: grid, x: plane.x, y: plane.y })

  useEffect(() => {
    watch(JSON.parse(key) as Parameters<typeof watch>[0])
    return () => watch(null)
  }, [key])

  const { columns, rows } = tiling(racers.length, size?.width ?? 730, size?.height ?? 480)
  const dense = (size?.width ?? 730) / columns < 290
  return (
    <div className={styles.body}>
      <div
        ref={holder}
        className={styles.tiles}
        data-dense={dense || undefined}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        }}
      >
        {racers.map((racer) => (
          <BoundaryTile
            key={racer.id}
            racer={racer}
            scene={scene}
            plane={plane}
            link={link}
            grid={grid}
            dense={dense}
          />
        ))}
      </div>
      {(one || racers.length === 1) && <ClassLegend classes={Math.max(2, scene.classes)} label={t} />}
    </div>
  )
}

/** What the signs of the samples mean. */
function ClassLegend({ classes, label }: { classes: number; label: ReturnType<typeof useTranslation<'stage'>>['t'] }) {
  const { scheme } = usePalette()
  return (
    <div className={styles.chips} data-inset>
      <div className={`${styles.chip} ${styles.legend}`}>
        {Array.from({ length: classes }, (_, k) => (
          <span key={k}>
            <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
              <path d={markerPath(classShape(k), 0, 0, 4)} fill={classPoint(k, scheme)} />
            </svg>
            {label('class', { number: k })}
          </span>
        ))}
        <span>{label('hollow')}</span>
        <span>{label('ring')}</span>
      </div>
    </div>
  )
}
