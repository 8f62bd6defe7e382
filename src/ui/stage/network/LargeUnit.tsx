import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem, Racer } from '../../../experiment/document.ts'
import { probeOf, type ProbeResult, type UnitLayer } from '../../../state/probes.ts'
import { usePalette, type Palette } from '../../canvas/palette.ts'
import { prepare, useDrawingSize, type CanvasSize } from '../../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../../canvas/useRedraw.ts'
import { ClassKeys } from '../ClassKeys.tsx'
import { linkOf } from '../linkOf.ts'
import type { Plane } from '../plane.ts'
import type { DataScene } from '../samples.ts'
import { rangeOf } from '../valueRamp.ts'
import { drawUnit, drawWhole, placed, type Samples } from './drawLarge.ts'
import styles from './network.module.css'
import { UnitFigures } from './UnitFigures.tsx'
import { sameUnit, type UnitId } from './units.ts'
import { useUnitNames } from './useUnitNames.ts'

interface LargeUnitProps {
  racer: Racer
  problem: DataProblem
  scene: DataScene
  plane: Plane
  units: readonly number[]
  layers: readonly UnitLayer[] | null
  grid: number
  active: UnitId | null
}

/** What was drawn last; what has not changed is not drawn again. */
interface Drawn {
  readonly probe: ProbeResult | undefined
  readonly size: CanvasSize
  readonly palette: Palette
  readonly problem: DataProblem
  readonly active: UnitId | null
  readonly samples: Samples
}

/** The unit that is pointed at, large and with its numbers, over the samples; else what the whole network says. */
export function LargeUnit({ racer, problem, scene, plane, units, layers, grid, active }: LargeUnitProps) {
  const { t } = useTranslation('network')
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const field = useRef<HTMLCanvasElement | null>(null)
  const drawn = useRef<Drawn | null>(null)
  const size = useDrawingSize(holder)
  const palette = usePalette()
  const names = useUnitNames(problem, scene, units)
  const range = useMemo(() => rangeOf(scene.y), [scene])

  useRedraw(() => {
    if (!size || !canvas.current) return
    const probe = probeOf(racer.id)
    const old = drawn.current
    const samePlaces =
      old?.size === size && old.palette === palette && old.problem === problem && old.samples.scene === scene
    if (samePlaces && old.probe === probe && sameUnit(old.active, active)) return
    if (!mayDraw(1 / 2)) return 'again'
    const samples = samePlaces ? old.samples : placed(scene, plane, size, range, palette)
    field.current ??= document.createElement('canvas')
    const context = prepare(canvas.current, size)
    const known = probe?.kind === 'units' && probe.layers.length === units.length ? probe.layers : null
    const on = { context, field: field.current, grid, samples, plane, size, palette }
    if (active) drawUnit(on, known?.[active.column], active.unit)
    else drawWhole(on, known?.at(-1), { problem, link: linkOf(problem), range })
    drawn.current = { probe, size, palette, problem, active, samples }
  })

  return (
    <div className={styles.large}>
      <h3 className={styles.largeTitle}>{active ? names.unit(active) : t('whole')}</h3>
      <div ref={holder} className={styles.largePicture}>
        <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      </div>
      <div className={styles.figures}>
        {active && layers ? (
          <UnitFigures layers={layers} id={active} names={names} points={grid * grid} />
        ) : (
          <>
            {scene.classes > 0 && <ClassKeys problem={problem} scene={scene} />}
            <p className={styles.hint}>{t('hint')}</p>
          </>
        )}
      </div>
    </div>
  )
}
