import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../../experiment/document.ts'
import { curvesOf } from '../../../state/curves.ts'
import { useApp } from '../../../state/store.ts'
import { usePalette } from '../../canvas/palette.ts'
import { font } from '../../canvas/text.ts'
import { prepare, useDrawingSize } from '../../canvas/useCanvas.ts'
import { useRedraw } from '../../canvas/useRedraw.ts'
import { batchArrows } from '../arrows.ts'
import { drawPlane, type Target } from '../drawPlane.ts'
import { drawRelief } from '../drawRelief.ts'
import type { Plane } from '../plane.ts'
import type { DataScene } from '../samples.ts'
import { ZoomButtons } from '../StageChips.tsx'
import stage from '../stage.module.css'
import { useIsolines } from '../useIsolines.ts'
import type { Terrain } from '../useLandscape.ts'
import { viewFromAbove } from '../planeView.ts'
import { usePlane } from '../usePlane.ts'
import { usePlaneInput } from '../usePlaneInput.ts'
import { useReducedMotion } from '../useReducedMotion.ts'
import { zoom } from '../plane.ts'
import type { BatchAnswer } from './LinearStage.tsx'
import styles from './linear.module.css'
import { drawLevels, levelsOf } from './lossLevels.ts'
import { lossMinimum } from './lossMinimum.ts'
import { groundFor, leastSquares, lossRegion } from './lossRegion.ts'
import { useLineStart } from './useLineStart.ts'

/** Points of the grid of losses along each side. */
export const gridSize = 81

interface LossPlaneProps {
  scene: DataScene
  racers: readonly Racer[]
  selected: number | null
  /** The part of the plane that losses are computed on, which this panel chooses. */
  ground: Plane
  setGround: Dispatch<SetStateAction<Plane>>
  answerOf: (racer: number) => BatchAnswer | undefined
}

/** The loss of all training data over slope and intercept; over it, dashed, that of the selected racer's batch. */
export function LossPlane({ scene, racers, selected, ground, setGround, answerOf }: LossPlaneProps) {
  const { t } = useTranslation('stage')
  const holder = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLCanvasElement>(null)
  const moving = useRef<HTMLCanvasElement>(null)
  const slots = useRef(new Map<string, number>())
  const levels = useRef<{ grid: Float64Array; lines: Path2D[] } | null>(null)
  const [terrain, setTerrain] = useState<Terrain<Float64Array> | null>(null)
  const size = useDrawingSize(holder)
  const palette = usePalette()
  const fades = !useReducedMotion()
  const start = useLineStart(racers)
  const best = leastSquares(scene)
  const { plane, setPlane, home } = usePlane(lossRegion(start, best), `${start?.join() ?? ''} ${best.join()}`, size)
  const frame = size ?? { width: 1, height: 1 }
  const input = usePlaneInput(holder, { plane, frame, setPlane, fit: home })
  const relief = useIsolines(terrain)

  useEffect(() => {
    if (size) setGround((known) => groundFor(plane, known))
  }, [plane, size, setGround])

  useEffect(() => {
    if (!size || !below.current) return
    const context = prepare(below.current, size)
    if (relief) drawRelief(context, relief, plane, size, palette)
  }, [size, relief, plane, palette])

  useRedraw(() => {
    if (!size || !moving.current) return
    const known = racers.map(({ id }) => answerOf(id)).find((answer) => answer !== undefined)
    if (known && !sameTerrain(terrain, ground, known.all.grid))
      setTerrain({ want: { ...ground, width: gridSize, height: gridSize }, values: known.all.grid })
    const { readouts, run } = useApp.getState()
    const answer = selected === null || run === 'finished' ? undefined : answerOf(selected)
    const context = prepare(moving.current, size)
    const targets: Target[] = []
    const all = terrain && lossMinimum(terrain.values, gridSize, planeOf(terrain))
    if (all) targets.push({ key: 'all', at: all, name: t('lowestOfAll'), colour: palette.ink })
    if (answer && answer.batch.grid.length > 0) {
      if (levels.current?.grid !== answer.batch.grid)
        levels.current = { grid: answer.batch.grid, lines: levelsOf(answer.batch.grid, gridSize) }
      drawLevels(context, levels.current.lines, gridSize, ground, plane, size, palette)
      // One place x does not fix a line.
      const places = new Set(Array.from(answer.rows, (row) => scene.x[row]!))
      const lowest = places.size > 1 ? lossMinimum(answer.batch.grid, gridSize, ground) : null
      if (lowest) targets.push({ key: 'batch', at: lowest, name: t('lowestOfBatch'), colour: palette.gradient })
    }
    const narrow = size.width < 230
    drawPlane(
      context,
      {
        ...{ view: viewFromAbove(plane, size), frame: size, palette, racers, selected, readouts, fades, narrow },
        start: start ?? [NaN, NaN],
        minima: [],
        targets,
        arrows:
          (answer && (() => batchArrows(answer.batch.gradient, answer.all.gradient, answer.batch.grid.length === 0))) ||
          null,
        labels: { start: t('start') },
        covered: [
          { x: size.width - 48, y: 0, width: 48, height: size.width < 200 ? 0 : 116 },
          { x: 0, y: 0, width: 40, height: 30 },
          { x: size.width - 40, y: size.height - 30, width: 40, height: 30 },
        ],
        curve: (racer) => {
          const curve = curvesOf(racer)
          const { weight, bias, step } = curve?.columns ?? {}
          return curve && weight && bias && step && { rows: curve.rows, columns: { x: weight, y: bias, step } }
        },
      },
      slots.current,
    )
    context.font = font(12, 600)
    context.fillStyle = palette.ink
    context.textBaseline = 'alphabetic'
    context.textAlign = 'left'
    context.fillText('↑ b', 12, 20)
    context.textAlign = 'right'
    context.fillText('w →', size.width - 12, size.height - 12)
  })

  const magnify = (factor: number): void =>
    setPlane((now) => zoom(now, frame, factor, frame.width / 2, frame.height / 2))
  return (
    <div className={styles.picture}>
      <div
        ref={holder}
        className={stage.plane}
        style={{ cursor: 'grab' }}
        role="application"
        aria-label={t('lossPlaneLabel')}
        aria-roledescription={t('planeRole')}
        tabIndex={0}
        {...input}
      >
        <canvas ref={below} className={stage.canvas} aria-hidden="true" />
        <canvas ref={moving} className={stage.canvas} aria-hidden="true" />
      </div>
      <ZoomButtons onZoom={magnify} onFit={home} />
    </div>
  )
}

const planeOf = ({ want }: Terrain<Float64Array>): Plane => ({ x: want.x, y: want.y ?? [0, 1] })

/** Whether a terrain is of this part of the plane and of the same samples and loss. */
function sameTerrain(terrain: Terrain<Float64Array> | null, { x, y }: Plane, grid: Float64Array): boolean {
  if (!terrain) return false
  const { want, values } = terrain
  const same = want.x[0] === x[0] && want.x[1] === x[1] && want.y?.[0] === y[0] && want.y[1] === y[1]
  return (
    same &&
    [0, 0.3, 0.5, 0.77, 1].every((share) => {
      const i = Math.round(share * (grid.length - 1))
      return values[i] === grid[i]
    })
  )
}
