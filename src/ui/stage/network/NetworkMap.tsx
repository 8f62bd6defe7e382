import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem, Racer } from '../../../experiment/document.ts'
import { probeOf, type ProbeResult, type UnitLayer } from '../../../state/probes.ts'
import { usePalette, type Palette } from '../../canvas/palette.ts'
import { prepare } from '../../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../../canvas/useRedraw.ts'
import { Figure } from '../../theme/Figure.tsx'
import { rem } from '../../theme/growth.ts'
import type { DataScene } from '../samples.ts'
import { drawNetwork } from './drawNetwork.ts'
import styles from './network.module.css'
import { nearestUnit, type NetworkLayout } from './networkLayout.ts'
import { reachOf, sameUnit, type UnitId } from './units.ts'
import { useUnitNames } from './useUnitNames.ts'

interface NetworkMapProps {
  racer: Racer
  problem: DataProblem
  scene: DataScene
  units: readonly number[]
  /** What was told last, a few times a second; null at first. */
  layers: readonly UnitLayer[] | null
  grid: number
  layout: NetworkLayout
  /** Device pixels to one of CSS. */
  ratio: number
  /** The unit that is pointed at or has the focus. */
  active: UnitId | null
  onActive: (unit: UnitId | null) => void
  onLayers: (layers: readonly UnitLayer[]) => void
}

/** What was drawn last; what has not changed is not drawn again. */
interface Drawn {
  readonly probe: ProbeResult
  readonly layout: string
  readonly active: UnitId | null
  readonly palette: Palette
}

/** The units in their columns, each a button over its picture. Arrow keys go from unit to unit. */
export function NetworkMap(props: NetworkMapProps) {
  const { racer, problem, scene, units, layers, grid, layout, ratio, active, onActive, onLayers } = props
  const { t } = useTranslation('network')
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const atlas = useRef<HTMLCanvasElement | null>(null)
  const drawn = useRef<Drawn | null>(null)
  const palette = usePalette()
  const names = useUnitNames(problem, scene, units)
  const [stop, setStop] = useState<UnitId>({ column: Math.min(1, units.length - 1), unit: 0 })
  const { columns, tile, pitch, width, height } = layout
  const last = units.length - 1
  const inputs = columns[0]!.tops.map((_, unit) => names.short({ column: 0, unit }))
  const entry = columns[stop.column]?.tops[stop.unit] === undefined ? { column: last, unit: 0 } : stop

  useRedraw(() => {
    const probe = probeOf(racer.id)
    if (!canvas.current || probe?.kind !== 'units' || probe.layers.length !== units.length) return
    const old = drawn.current
    const key = JSON.stringify([layout, ratio])
    if (old?.probe === probe && old.layout === key && sameUnit(old.active, active) && old.palette === palette) return
    if (!probe.layers.every((layer, column) => layer.units === units[column])) return
    if (!mayDraw(1 / 2)) return 'again'
    atlas.current ??= document.createElement('canvas')
    const context = prepare(canvas.current, { width, height, ratio })
    drawNetwork(context, atlas.current, { layers: probe.layers, layout, grid, active, inputs }, palette)
    if (old?.probe !== probe) onLayers(probe.layers)
    drawn.current = { probe, layout: key, active, palette }
  })

  function move(event: KeyboardEvent, { column, unit }: UnitId): void {
    if (event.key === 'Escape') return onActive(null)
    const { tops } = columns[column]!
    const beside = (other: number): UnitId => ({ column: other, unit: nearestUnit(columns[other]!, tops[unit]!) })
    const targets: Record<string, UnitId | undefined> = {
      ArrowUp: unit > 0 ? { column, unit: unit - 1 } : undefined,
      ArrowDown: unit + 1 < tops.length ? { column, unit: unit + 1 } : undefined,
      ArrowLeft: column > 0 ? beside(column - 1) : undefined,
      ArrowRight: column < last ? beside(column + 1) : undefined,
      Home: { column, unit: 0 },
      End: { column, unit: tops.length - 1 },
    }
    if (!(event.key in targets)) return
    event.preventDefault()
    event.stopPropagation()
    const next = targets[event.key]
    if (next) holder.current?.querySelector<HTMLElement>(`[data-unit="${next.column} ${next.unit}"]`)?.focus()
  }

  const frame = { width: rem(width), height: rem(height) }
  return (
    <div
      ref={holder}
      role="group"
      aria-label={t('networkOf', { name: racer.name })}
      className={styles.map}
      style={frame}
    >
      <canvas ref={canvas} className={styles.canvas} style={frame} aria-hidden="true" />
      {columns.map(({ x, tops, more }, column) => (
        <div key={column}>
          <p className={styles.title} style={{ left: rem(x + tile / 2) }}>
            <span>{names.column(column)}</span>
            {layers && (
              <span className={styles.reach}>
                ± <Figure value={reachOf(layers[column]!.values)} />
              </span>
            )}
            {more > 0 && <span className={styles.reach}>{t('more', { count: more })}</span>}
          </p>
          {tops.map((top, unit) => (
            <button
              key={unit}
              type="button"
              className={styles.unit}
              data-unit={`${column} ${unit}`}
              style={{
                left: rem(x - (pitch - tile) / 2),
                top: rem(top - (pitch - tile) / 2),
                width: rem(pitch),
                height: rem(pitch),
              }}
              tabIndex={sameUnit(entry, { column, unit }) ? 0 : -1}
              aria-label={names.told(layers, { column, unit })}
              onPointerEnter={() => onActive({ column, unit })}
              onPointerLeave={() => onActive(null)}
              onFocus={() => {
                setStop({ column, unit })
                onActive({ column, unit })
              }}
              onBlur={() => onActive(null)}
              onClick={(event) => event.currentTarget.focus()}
              onKeyDown={(event) => move(event, { column, unit })}
            />
          ))}
        </div>
      ))}
    </div>
  )
}
