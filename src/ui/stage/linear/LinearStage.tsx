import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../../experiment/document.ts'
import { probeOf, type ProbeResult } from '../../../state/probes.ts'
import { useApp } from '../../../state/store.ts'
import { usePalette } from '../../canvas/palette.ts'
import { useVisibleRacers } from '../../canvas/racing.ts'
import { prepare, useDrawingSize } from '../../canvas/useCanvas.ts'
import { useRedraw } from '../../canvas/useRedraw.ts'
import { drawFit } from '../drawFit.ts'
import { axisNames } from '../FitStage.tsx'
import type { Plane } from '../plane.ts'
import { regionOf, type DataScene } from '../samples.ts'
import { Dot } from '../SampleLegend.tsx'
import stage from '../stage.module.css'
import { useProbe } from '../useProbe.ts'
import { useSlowly } from '../useSlowly.ts'
import { angleBetween } from './angle.ts'
import { BatchFigures, type BatchLook } from './BatchFigures.tsx'
import { gridSize, LossPlane } from './LossPlane.tsx'
import styles from './linear.module.css'

export type BatchAnswer = Extract<ProbeResult, { kind: 'batch' }>

/** Points of each racer's line. */
const points = 91

/**
 * Linear regression with one input: the samples with each racer's line, and beside them the loss over slope and intercept with the ways
 * of the racers. Of the selected racer also the batch of its next step: its samples, its loss, its gradient.
 */
export function LinearStage({ problem, scene }: { problem: DataProblem; scene: DataScene }) {
  const { t } = useTranslation('stage')
  const racers = useVisibleRacers()
  const chosen = useApp((state) => state.selected)
  const selected = racers.find(({ id }) => id === chosen) ?? racers[0] ?? null
  const [ground, setGround] = useState<Plane>({ x: [-1, 1], y: [-1, 1] })
  useProbe({ kind: 'batch', size: gridSize, x: ground.x, y: ground.y })
  const [look, showLook] = useSlowly<BatchLook | null>()

  const answerOf = useCallback((racer: number): BatchAnswer | undefined => {
    const answer = probeOf(racer)
    return answer?.kind === 'batch' ? answer : undefined
  }, [])

  const told = useRef('')
  useRedraw(() => {
    const { run } = useApp.getState()
    const answer = selected && run !== 'finished' ? answerOf(selected.id) : undefined
    const next = selected && answer ? lookOf(selected.name, answer) : null
    // Figures that are the same render nothing.
    if (JSON.stringify(next) === told.current) return
    told.current = JSON.stringify(next)
    showLook(next)
  })

  return (
    <div className={styles.linear}>
      <div className={styles.panel}>
        <header>
          <h3>{t('dataAndLines')}</h3>
        </header>
        <DataPanel problem={problem} scene={scene} selected={selected?.id ?? null} answerOf={answerOf} />
      </div>
      <div className={styles.panel}>
        <header>
          <h3>{problem.penalty.l1 > 0 || problem.penalty.l2 > 0 ? t('objectiveOver') : t('lossOver')}</h3>
        </header>
        <LossPlane
          scene={scene}
          racers={racers}
          selected={selected?.id ?? null}
          ground={ground}
          setGround={setGround}
          answerOf={answerOf}
        />
      </div>
      <p className={styles.legend}>
        <span>
          <Dot /> {t('training')}
        </span>
        {scene.split.some((part) => part > 0) && (
          <span>
            <Dot hollow /> {t('heldOut')}
          </span>
        )}
        <span>
          <Dot batch /> {t('thisBatch')}
        </span>
        <span>{t('dashedIsBatch')}</span>
      </p>
      <BatchFigures look={look} />
    </div>
  )
}

interface DataPanelProps {
  problem: DataProblem
  scene: DataScene
  selected: number | null
  answerOf: (racer: number) => BatchAnswer | undefined
}

function DataPanel({ problem, scene, selected, answerOf }: DataPanelProps) {
  const { t } = useTranslation('stage')
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const slots = useRef(new Map<string, number>())
  const size = useDrawingSize(holder)
  const palette = usePalette()
  const racers = useVisibleRacers()
  const plane = useMemo(() => regionOf(problem, scene), [problem, scene])
  const names = axisNames(problem, scene)

  useRedraw(() => {
    if (!size || !canvas.current) return
    const { readouts, run } = useApp.getState()
    const answer = selected === null || run === 'finished' ? undefined : answerOf(selected)
    const [w = 0, b = 0] = answer?.at ?? []
    drawFit(
      prepare(canvas.current, size),
      {
        ...{ problem, plane, frame: size, palette, scene, names, racers, selected, readouts },
        covered: [],
        probe: (racer) => lineOf(answerOf(racer), plane),
        // Where every batch is all data, no sample stands out.
        ...(answer && answer.batch.grid.length > 0 && { batch: { rows: answer.rows, height: (x) => w * x + b } }),
      },
      slots.current,
    )
  })

  return (
    <div ref={holder} className={styles.picture} role="img" aria-label={t('fitLabel')}>
      <canvas ref={canvas} className={stage.canvas} aria-hidden="true" />
    </div>
  )
}

/** A racer's line as the picture of curves takes it. */
function lineOf(answer: BatchAnswer | undefined, { x: [from, to] }: Plane): ProbeResult | undefined {
  if (!answer) return undefined
  const [w = NaN, b = NaN] = answer.at
  const values = Float32Array.from({ length: points }, (_, i) => w * (from + ((to - from) * i) / (points - 1)) + b)
  return { kind: 'grid', outputs: 1, values }
}

function lookOf(name: string, { step, batch, all }: BatchAnswer): BatchLook {
  return { name, step, batchLoss: batch.loss, allLoss: all.loss, angle: angleBetween(batch.gradient, all.gradient) }
}
