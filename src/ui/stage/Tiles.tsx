import { type ReactNode, useRef } from 'react'
import type { Racer } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { useDrawingSize } from '../canvas/useCanvas.ts'
import styles from './stage.module.css'
import { tiling } from './tiles.ts'

/** The racers that have a tile: all that are visible, or the selected one alone. */
export function useShownRacers(one: boolean): readonly Racer[] {
  const visible = useVisibleRacers()
  const selected = useApp((state) => state.selected)
  if (!one) return visible
  const single = visible.find(({ id }) => id === selected) ?? visible[0]
  return single ? [single] : []
}

interface TilesProps {
  racers: readonly Racer[]
  /** Width of a good picture to its height. */
  aspect?: number
  /** A tile; `dense` where there is little room for it. */
  tile: (racer: Racer, dense: boolean) => ReactNode
  /** Shown over the last tile where there is one alone. */
  legend?: ReactNode
  /** Shown below all tiles. */
  foot?: ReactNode
}

/** A tile for each racer, as large as there is room for. */
export function Tiles({ racers, aspect, tile, legend, foot }: TilesProps) {
  const holder = useRef<HTMLDivElement>(null)
  const size = useDrawingSize(holder)
  const width = size?.width ?? 730
  const { columns, rows } = tiling(racers.length, width, size?.height ?? 480, aspect)
  const dense = width / columns < 290
  return (
    <div className={styles.body} data-foot={foot !== undefined || undefined}>
      <div
        ref={holder}
        className={styles.tiles}
        data-dense={dense || undefined}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
        }}
      >
        {racers.map((racer) => tile(racer, dense))}
      </div>
      {racers.length === 1 && legend}
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </div>
  )
}
