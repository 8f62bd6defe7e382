import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem, Racer } from '../../experiment/document.ts'
import { probeOf, type ProbeResult } from '../../state/probes.ts'
import { useApp } from '../../state/store.ts'
import { usePalette, type Palette } from '../canvas/palette.ts'
import { prepare, type CanvasSize } from '../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../canvas/useRedraw.ts'
import { Figure } from '../theme/Figure.tsx'
import { markerPath } from '../theme/racers.ts'
import { targetName } from './classNames.ts'
import { drawField, paintSamples, paintValues, sampleShape, type Range } from './drawField.ts'
import type { Plane } from './plane.ts'
import { meansOf } from './prediction.ts'
import { regionOf, unscaled, type DataScene } from './samples.ts'
import styles from './stage.module.css'
import { isGrid } from './grid.ts'
import { Tile } from './Tile.tsx'
import { Tiles, useShownRacers } from './Tiles.tsx'
import { useProbe } from './useProbe.ts'
import { useTile } from './useTile.ts'
import { rampStops, rangeOf } from './valueRamp.ts'

interface FieldStageProps {
  problem: DataProblem
  scene: DataScene
  /** Whether the selected racer alone is shown. */
  one: boolean
}

/** Two inputs and a number: each racer's prediction as a field of colour, with the samples in the colours of their true values. */
export function FieldStage({ problem, scene, one }: FieldStageProps) {
  const racers = useShownRacers(one)
  const plane = useMemo(() => regionOf(problem, scene), [problem, scene])
  const range = useMemo(() => rangeOf(scene.y), [scene])
  const grid = racers.length === 1 ? 121 : 61
  useProbe({ kind: 'grid', size: grid, x: plane.x, y: plane.y })
  const own = { problem, scene, plane, range, grid }
  return (
    <Tiles
      racers={racers}
      tile={(racer, dense) => <FieldTile key={racer.id} racer={racer} dense={dense} {...own} />}
      foot={<ValueLegend problem={problem} scene={scene} range={range} />}
    />
  )
}

interface FieldTileProps {
  racer: Racer
  dense: boolean
  problem: DataProblem
  scene: DataScene
  plane: Plane
  range: Range
  /** Points of the probe's grid on each side. */
  grid: number
}

/** What was drawn last; what has not changed is not painted again. */
interface Drawn {
  readonly probe: ProbeResult | undefined
  readonly size: CanvasSize
  readonly palette: Palette
  readonly scene: DataScene
  readonly problem: DataProblem
  readonly samples: HTMLCanvasElement
}

function FieldTile({ racer, dense, problem, scene, plane, range, grid }: FieldTileProps) {
  const { t } = useTranslation('stage')
  const { holderRef, canvasRef, drawnRef, size, palette } = useTile<Drawn>()
  const field = useRef<HTMLCanvasElement | null>(null)
  const loss = useApp((state) => state.readouts[racer.id]?.validation ?? Number.NaN)

  useRedraw(() => {
    if (!size || !canvasRef.current) return
    const probe = probeOf(racer.id)
    const old = drawnRef.current
    const samePlaces = old?.size === size && old.scene === scene && old.palette === palette
    if (samePlaces && old.probe === probe && old.problem === problem) return
    if (!mayDraw(1 / 3)) return 'again'
    const samples = samePlaces ? old.samples : paintSamples(scene, plane, size, range, palette)
    const values = isGrid(probe, grid)
      ? { size: grid, values: meansOf(problem, probe.values, probe.outputs).mean }
      : null
    if (values) {
      field.current ??= document.createElement('canvas')
      paintValues(field.current, values, range, palette)
    }
    drawField(prepare(canvasRef.current, size), field.current, values, samples, range, size, palette)
    drawnRef.current = { probe, size, palette, scene, problem, samples }
  })

  return (
    <Tile
      racer={racer}
      dense={dense}
      holder={holderRef}
      canvas={canvasRef}
      score={
        <>
          {!dense && `${t('validation')} `}
          <strong>
            <Figure value={loss} />
          </strong>
        </>
      }
    />
  )
}

/** What the colours mean, in the data's own units. */
function ValueLegend({ problem, scene, range }: { problem: DataProblem; scene: DataScene; range: Range }) {
  const { t } = useTranslation('stage')
  const stops = rampStops(usePalette())
  const own = (value: number) => Number(unscaled(value, scene.scaling?.target).toPrecision(3))
  return (
    <div className={styles.legend}>
      <span>{targetName(problem, scene) ?? t('value')}</span>
      <span>
        <Figure value={own(range[0])} kind="chosen" />
        <span className={styles.ramp} style={{ backgroundImage: `linear-gradient(to right, ${stops.join(', ')})` }} />
        <Figure value={own(range[1])} kind="chosen" />
      </span>
      <span>{t('fieldIs')}</span>
      {[0, 1].map((split) => (
        <span key={split}>
          <svg width="10" height="10" viewBox="-5 -5 10 10" aria-hidden="true">
            <path d={markerPath(sampleShape(split), 0, 0, 3.6)} fill="none" stroke="var(--ink2)" strokeWidth="1.1" />
          </svg>
          {split === 0 ? t('training') : t('held')}
        </span>
      ))}
    </div>
  )
}
