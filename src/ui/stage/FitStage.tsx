import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isGenerated } from '../../catalog/dataset.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import type { DataProblem } from '../../experiment/document.ts'
import { probeOf } from '../../state/probes.ts'
import { useApp } from '../../state/store.ts'
import { usePalette } from '../canvas/palette.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { prepare, useDrawingSize } from '../canvas/useCanvas.ts'
import { useRedraw } from '../canvas/useRedraw.ts'
import { targetName } from './classNames.ts'
import { drawFit } from './drawFit.ts'
import { regionOf, type DataScene } from './samples.ts'
import { SampleLegend } from './SampleLegend.tsx'
import styles from './stage.module.css'
import { useProbe } from './useProbe.ts'

/** Points of each racer's curve. */
const points = 181

/** One input: the samples and the curve of each racer. */
export function FitStage({ problem, scene }: { problem: DataProblem; scene: DataScene }) {
  const { t } = useTranslation('stage')
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const slots = useRef(new Map<string, number>())
  const size = useDrawingSize(holder)
  const palette = usePalette()
  const racers = useVisibleRacers()
  const plane = useMemo(() => regionOf(problem, scene), [problem, scene])
  const [from, to] = plane.x

  useProbe({ kind: 'grid', size: points, x: [from, to] })
  const names = axisNames(problem, scene)

  useRedraw(() => {
    if (!size || !canvas.current) return
    const { readouts, selected } = useApp.getState()
    const covered = [{ x: 40, y: size.height - 74, width: 250, height: 44 }]
    drawFit(
      prepare(canvas.current, size),
      { problem, plane, frame: size, palette, scene, names, racers, selected, readouts, covered, probe: probeOf },
      slots.current,
    )
  })

  return (
    <div className={styles.body} data-plain>
      <div ref={holder} className={styles.picture} style={{ height: '100%' }} role="img" aria-label={t('fitLabel')}>
        <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      </div>
      <div className={styles.chips} data-inset>
        <SampleLegend scene={scene} />
      </div>
    </div>
  )
}

/** A table's own names, else x and y. */
export function axisNames(problem: DataProblem, scene: DataScene): { readonly x: string; readonly y: string } {
  const dataset = datasets.get(problem.data.id)
  const input = dataset && !isGenerated(dataset) ? dataset.inputs[0] : scene.names?.inputs[0]
  return { x: input ?? 'x', y: targetName(problem, scene) ?? 'y' }
}
