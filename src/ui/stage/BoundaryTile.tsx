import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { probeOf, type ProbeResult } from '../../state/probes.ts'
import { useApp } from '../../state/store.ts'
import type { Palette } from '../canvas/palette.ts'
import { prepare, type CanvasSize } from '../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../canvas/useRedraw.ts'
import { percent } from '../theme/format.ts'
import { decide, type Decision, type Link } from './decision.ts'
import { drawBoundary, paintField, placeSamples, type Placed } from './drawBoundary.ts'
import type { Plane } from './plane.ts'
import type { DataScene } from './samples.ts'
import { isGrid } from './grid.ts'
import { Tile } from './Tile.tsx'
import { useTile } from './useTile.ts'

interface BoundaryTileProps {
  racer: Racer
  scene: DataScene
  plane: Plane
  link: Link
  /** Points of the probe's grid on each side. */
  grid: number
  dense: boolean
}

/** What was drawn last; what has not changed is not computed again. */
interface Drawn {
  readonly probe: ProbeResult | undefined
  readonly size: CanvasSize
  readonly palette: Palette
  readonly scene: DataScene
  readonly link: Link
  readonly placed: Placed
  readonly decision: Decision | null
}

/** A racer's decision boundary. Pressing it selects the racer. */
export function BoundaryTile({ racer, scene, plane, link, grid, dense }: BoundaryTileProps) {
  const { t } = useTranslation('stage')
  const { holderRef, canvasRef, drawnRef, size, palette } = useTile<Drawn>()
  const field = useRef<HTMLCanvasElement | null>(null)
  const accuracy = useApp((state) => state.readouts[racer.id]?.validationAccuracy ?? Number.NaN)

  useRedraw(() => {
    if (!size || !canvasRef.current) return
    const probe = probeOf(racer.id)
    const old = drawnRef.current
    const samePlaces = old?.size === size && old.scene === scene && old.palette === palette
    if (samePlaces && old.probe === probe && old.link === link) return
    if (!mayDraw(1 / 3)) return 'again'
    const placed = samePlaces ? old.placed : placeSamples(scene, plane, size, palette)
    const decision = isGrid(probe, grid) ? decide(probe.values, probe.outputs, grid, link) : null
    if (decision) {
      field.current ??= document.createElement('canvas')
      paintField(field.current, decision, grid, Math.max(2, scene.classes), palette)
    }
    drawBoundary(prepare(canvasRef.current, size), field.current, decision, scene, placed, plane, size, palette)
    drawnRef.current = { probe, size, palette, scene, link, placed, decision }
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
          <strong>{percent(accuracy)}</strong>
        </>
      }
    />
  )
}
