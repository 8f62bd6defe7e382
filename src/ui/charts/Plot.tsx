import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { createPortal } from 'react-dom'
import { CartesianGrid, LineChart, usePlotArea, useXAxisDomain, useYAxisDomain, XAxis, YAxis } from 'recharts'
import type { Racer } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import { useApp } from '../../state/store.ts'
import { usePalette } from '../canvas/palette.ts'
import { textWidth } from '../canvas/text.ts'
import { inUnits, prepare, useSize } from '../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../canvas/useRedraw.ts'
import { drawingScale } from '../theme/sizes.ts'
import { useTheme } from '../theme/theme.ts'
import { axesOf, type Axes } from './axesOf.ts'
import styles from './charts.module.css'
import { hold, type Held } from './domain.ts'
import { drawCurves } from './drawCurves.ts'
import { roomForNames } from './endLabels.ts'
import { readAt, readNothing, useHover } from './hover.ts'
import type { Measure, XMode } from './measures.ts'
import { ReadOff } from './ReadOff.tsx'
import { rowNear } from './rows.ts'
import { scaleOf } from './scale.ts'
import { Tick } from './Tick.tsx'
import { thinTicks } from './ticks.ts'

interface PlotProps {
  chart: 'first' | 'second'
  measure: Measure
  mode: XMode
  /** Whether the user wants a logarithmic axis; null leaves it to the values. */
  log: boolean | null
  racers: readonly Racer[]
  /** Accessible name. */
  label: string
  onLog: (log: boolean) => void
}

/** Room for the numbers, where text has its usual size. */
const axisWidth = 48
const axisHeight = 26
/** Fewest milliseconds between two drawings of a running chart: long dashed curves are dear to paint. */
const interval = 50

function diverged(racer: number): boolean {
  return useApp.getState().readouts[racer]?.status === 'diverged'
}

/** A chart: recharts has the axes and the grid, a canvas over its plot area the curves. */
export function Plot(props: PlotProps) {
  const { chart, measure, mode, log, racers, label, onLog } = props
  const holder = useRef<HTMLDivElement>(null)
  const [layer, setLayer] = useState<HTMLDivElement | null>(null)
  const size = useSize(holder)
  const scale = drawingScale[useTheme()]
  const left = axisWidth * scale
  const bottom = axisHeight * scale
  const budget = useApp((state) => state.document.budget)
  const fitting = (): Axes => axesOf({ racers, curve: curvesOf, diverged }, measure, mode, log, budget)
  const held = useRef<{ key: string; x: Held; y: Held } | null>(null)
  const [axes, setAxes] = useState<Axes>(fitting)

  useRedraw(() => {
    const next = fitting()
    const now = performance.now()
    const key = `${measure.id} ${mode} ${next.log}`
    const old = held.current
    const atOnce = useApp.getState().run !== 'running' || old?.key !== key
    const x = hold(old?.x ?? null, next.x, now, atOnce)
    const y = hold(old?.y ?? null, next.y, now, atOnce)
    held.current = { key, x, y }
    if (axes.x === x.domain && axes.y === y.domain && axes.log === next.log) return
    setAxes({ x: x.domain, y: y.domain, log: next.log })
    if (next.log !== axes.log) onLog(next.log)
  })

  const right = size
    ? roomForNames(
        racers.map(({ name }) => scale * textWidth(name, 12, 600)),
        size.width,
      )
    : 0
  const area = size && { x: left, y: 12, width: size.width - left - right, height: size.height - 12 - bottom }
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!area) return
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left
    if (px < area.x - 4 || px > area.x + area.width + 4) return readNothing()
    const at = scaleOf(axes.x, false, area.x, area.x + area.width).toValue(px)
    const snapped = snap(racers, mode, at)
    if (snapped === null) readNothing()
    else readAt(chart, snapped)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = useHover.getState().at
    if (event.key === 'Escape' && at !== null) readNothing()
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = beside(racers, mode, at, event.key === 'ArrowLeft' ? -1 : 1)
      if (next !== null) readAt(chart, next, true)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={holder}
      className={styles.plot}
      role="application"
      aria-label={label}
      tabIndex={0}
      onPointerMove={move}
      onPointerDown={move}
      onPointerLeave={readNothing}
      onBlur={readNothing}
      onKeyDown={onKeyDown}
    >
      {size && (
        <LineChart
          width={size.width}
          height={size.height}
          data={[]}
          margin={{ top: 12, right, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
          <XAxis
            type="number"
            dataKey="x"
            domain={[axes.x.min, axes.x.max]}
            ticks={[...axes.x.ticks]}
            height={bottom}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={(tick) => <Tick {...tick} side="bottom" />}
            allowDataOverflow
          />
          <YAxis
            type="number"
            dataKey="y"
            scale={axes.log ? 'log' : 'linear'}
            domain={[axes.y.min, axes.y.max]}
            ticks={[...thinTicks(axes.y.ticks, axes.log, (area?.height ?? 200) / (22 * scale))]}
            width={left}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={(tick) => <Tick {...tick} side="left" share={measure.share} />}
            allowDataOverflow
          />
          {layer && (
            <Curves
              layer={layer}
              size={size}
              scale={scale}
              log={axes.log}
              measure={measure}
              mode={mode}
              racers={racers}
            />
          )}
        </LineChart>
      )}
      <div ref={setLayer} className={styles.layer} aria-hidden="true" />
      {area && <ReadOff chart={chart} measure={measure} mode={mode} racers={racers} axes={axes} area={area} />}
    </div>
  )
}

interface CurvesProps extends Pick<PlotProps, 'measure' | 'mode' | 'racers'> {
  layer: HTMLDivElement
  /** Of the chart in CSS pixels, and how many of them are a unit of the drawing. */
  size: NonNullable<ReturnType<typeof useSize>>
  scale: number
  log: boolean
}

/** The curves, on a canvas over recharts' plot area and in its domains. */
function Curves({ layer, size, scale, log, measure, mode, racers }: CurvesProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const plotArea = usePlotArea()
  const area = plotArea && {
    x: plotArea.x / scale,
    y: plotArea.y / scale,
    width: plotArea.width / scale,
    height: plotArea.height / scale,
  }
  const [xMin, xMax] = (useXAxisDomain() ?? []) as readonly number[]
  const [yMin, yMax] = (useYAxisDomain() ?? []) as readonly number[]
  const hover = useHover((state) => state.at)
  const drawn = useRef(0)
  useRedraw(() => {
    const { readouts, selected, run } = useApp.getState()
    const now = performance.now()
    if (run === 'running' && (now - drawn.current < interval || !mayDraw())) return 'again'
    drawn.current = now
    if (!canvas.current || !area || xMin === undefined || xMax === undefined) return
    if (yMin === undefined || yMax === undefined) return
    const axes = { x: { min: xMin, max: xMax, ticks: [] }, y: { min: yMin, max: yMax, ticks: [] }, log }
    const drawing = inUnits(size, scale)
    drawCurves(prepare(canvas.current, drawing), {
      racers,
      curve: curvesOf,
      diverged,
      measure,
      mode,
      axes,
      area,
      width: drawing.width,
      ratio: drawing.ratio,
      palette,
      selected,
      readouts,
      hover,
    })
  })
  return createPortal(<canvas ref={canvas} className={styles.canvas} />, layer)
}

/** The recorded place nearest to `at` on the horizontal axis, over all racers. */
function snap(racers: readonly Racer[], mode: XMode, at: number): number | null {
  let best: number | null = null
  for (const { id } of racers) {
    const curve = curvesOf(id)
    const xs = curve?.columns[mode]
    if (!curve || !xs || curve.rows === 0) continue
    const value = xs[rowNear(xs, curve.rows, at)]!
    if (best === null || Math.abs(value - at) < Math.abs(best - at)) best = value
  }
  return best
}

/** The recorded place before or after `at` of the racer with the most rows; its last where `at` is null. */
function beside(racers: readonly Racer[], mode: XMode, at: number | null, direction: -1 | 1): number | null {
  const curves = racers.flatMap(({ id }) => curvesOf(id) ?? [])
  const longest = curves.sort((a, b) => b.rows - a.rows)[0]
  const xs = longest?.columns[mode]
  if (!longest || !xs || longest.rows === 0) return null
  if (at === null) return xs[longest.rows - 1]!
  const row = rowNear(xs, longest.rows, at) + direction
  return xs[Math.max(0, Math.min(longest.rows - 1, row))]!
}
