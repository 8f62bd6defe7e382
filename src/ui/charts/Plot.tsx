import { useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { CartesianGrid, LineChart, usePlotArea, useXAxisDomain, useYAxisDomain, XAxis, YAxis } from 'recharts'
import type { Racer } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import { useApp, useOverlays } from '../../state/store.ts'
import { usePalette } from '../canvas/palette.ts'
import { textWidth } from '../canvas/text.ts'
import { inUnits, prepare, useSize } from '../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../canvas/useRedraw.ts'
import { useView } from '../view.ts'
import { useDrawingScale } from '../theme/sizes.ts'
import { axesOf, type Axes } from './axesOf.ts'
import type { NameBox } from './chartScene.ts'
import styles from './charts.module.css'
import { hold, type Held } from './domain.ts'
import { drawCurves } from './drawCurves.ts'
import { testGap, testOf } from './drawEnds.ts'
import { roomForNames } from './endLabels.ts'
import { useHover } from './hover.ts'
import { Legend } from './Legend.tsx'
import type { Measure, XMode } from './measures.ts'
import { ReadOff } from './ReadOff.tsx'
import { Tick } from './Tick.tsx'
import { linearTicks, thinTicks, tickText } from './ticks.ts'
import { usePlotInput } from './usePlotInput.ts'
import { zoomedDomain } from './zoom.ts'
import { showWhole, useZoomed, xOf, yOf, type Frame } from './zoomed.ts'

interface PlotProps {
  chart: 'first' | 'second'
  measure: Measure
  mode: XMode
  /** Whether the user wants a logarithmic axis; null leaves it to the values. */
  log: boolean | null
  racers: readonly Racer[]
  /** Accessible name, and how it is used. */
  label: string
  onLog: (log: boolean) => void
  /** Told where the chart starts zooming from, for controls outside. */
  onFrame: (frame: Frame) => void
}

/** Pixels left of the plot area, above and below it, where text has its usual size: room for figures and for the legend. */
const axisWidth = 48
const above = 22
const below = 26
/** Fewest milliseconds between two drawings of a running chart: long dashed curves are dear to paint. */
const interval = 50

function diverged(racer: number): boolean {
  return useApp.getState().readouts[racer]?.status === 'diverged'
}

/** A chart: recharts has the axes and the grid, a canvas over its plot area the curves. */
export function Plot(props: PlotProps) {
  const { chart, measure, mode, log, racers, label, onLog, onFrame } = props
  const { t } = useTranslation('charts')
  const holder = useRef<HTMLDivElement>(null)
  const names = useRef<readonly NameBox[]>([])
  const [layer, setLayer] = useState<HTMLDivElement | null>(null)
  const size = useSize(holder)
  const scale = useDrawingScale()
  const top = above * scale
  const bottom = below * scale
  const budget = useApp((state) => state.document.budget)
  const overlays = useOverlays((state) => state.overlays)
  const zoomed = useZoomed()
  const fitting = (): Axes => {
    const { readouts } = useApp.getState()
    const marks = racers.map(({ id }) => testOf({ measure, readouts }, id))
    return axesOf({ racers, curve: curvesOf, diverged, behind: overlays, marks }, measure, mode, log, budget)
  }
  const held = useRef<{ key: string; x: Held; y: Held } | null>(null)
  const [whole, setWhole] = useState<Axes>(fitting)

  useRedraw(() => {
    const next = fitting()
    const now = performance.now()
    const key = `${measure.id} ${mode} ${next.log} ${overlays.length}`
    const old = held.current
    const atOnce = useApp.getState().run !== 'running' || old?.key !== key
    const x = hold(old?.x ?? null, next.x, now, atOnce)
    const y = hold(old?.y ?? null, next.y, now, atOnce)
    held.current = { key, x, y }
    if (whole.x === x.domain && whole.y === y.domain && whole.log === next.log) return
    setWhole({ x: x.domain, y: y.domain, log: next.log })
    onFrame({ chart, mode, of: `${measure.id} ${next.log}`, log: next.log, x: x.domain, y: y.domain })
    if (next.log !== whole.log) onLog(next.log)
  })

  const frame: Frame = { chart, mode, of: `${measure.id} ${whole.log}`, log: whole.log, x: whole.x, y: whole.y }
  const partX = xOf(zoomed, mode)
  const partY = yOf(zoomed, frame)
  const right = size
    ? scale *
      roomForNames(
        [...racers.map(({ name }) => name), ...overlays.map(({ title }) => title)].map(
          (name) => textWidth(name, 12, 600) + (measure.test === undefined ? 0 : testGap),
        ),
        size.width / scale,
      )
    : 0
  const height = (size?.height ?? 200) - top - bottom
  const axes: Axes = {
    x: partX ? zoomedDomain(partX, false, 4) : whole.x,
    y: partY ? zoomedDomain(partY, whole.log, Math.max(2, Math.min(6, height / 30))) : whole.y,
    log: whole.log,
  }
  const yTicks = thinTicks(axes.y.ticks, axes.log, height / (22 * scale))
  const left = scale * (partY ? Math.max(axisWidth, widest(yTicks, measure.share)) : axisWidth)
  const area = size && { x: left, y: top, width: size.width - left - right, height }
  const xLimit = partX ? 1e8 : 1e5
  const across = (size?.width ?? 360) - left - right
  const room = across / (scale * (14 + widest(axes.x.ticks, false, xLimit)))
  const xTicks = axes.x.ticks.length - 1 > room ? linearTicks(axes.x.min, axes.x.max, room) : axes.x.ticks
  const { handlers, selection } = usePlotInput({ holder, names, area, frame, axes, measure, racers })

  return (
    <div
      ref={holder}
      className={styles.plot}
      role="application"
      aria-label={label}
      aria-describedby={`${chart}-plot-keys`}
      tabIndex={0}
      {...handlers}
    >
      {size && (
        <LineChart
          width={size.width}
          height={size.height}
          data={[]}
          margin={{ top, right, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" syncWithTicks />
          <XAxis
            type="number"
            dataKey="x"
            domain={[axes.x.min, axes.x.max]}
            ticks={[...xTicks]}
            height={bottom}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={(tick) => <Tick {...tick} side="bottom" limit={xLimit} />}
            allowDataOverflow
          />
          <YAxis
            type="number"
            dataKey="y"
            scale={axes.log ? 'log' : 'linear'}
            domain={[axes.y.min, axes.y.max]}
            ticks={[...yTicks]}
            width={left}
            interval={0}
            axisLine={false}
            tickLine={false}
            tick={(tick) => <Tick {...tick} side="left" share={measure.share} limit={partY ? 1e6 : 1e4} />}
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
              part={{ x: partX !== null, y: partY !== null }}
              onNames={(boxes) => {
                names.current = boxes
              }}
            />
          )}
        </LineChart>
      )}
      <div ref={setLayer} className={styles.layer} aria-hidden="true" />
      {selection && <div className={styles.selection} style={selection} />}
      <Legend measure={measure} racers={racers} left={left} right={partX || partY ? 64 * scale : 0} />
      {(partX ?? partY) && (
        <button type="button" className={styles.whole} onClick={showWhole}>
          {t('whole')}
        </button>
      )}
      <span id={`${chart}-plot-keys`} hidden>
        {t('plotKeys')}
      </span>
      {area && <ReadOff chart={chart} measure={measure} mode={mode} racers={racers} axes={axes} area={area} />}
    </div>
  )
}

/** Pixels that the widest figure at an axis needs. */
function widest(ticks: readonly number[], share: boolean, limit = 1e6): number {
  const texts = ticks.map((tick) => tickText(share ? 100 * tick : tick, limit))
  return Math.max(
    0,
    ...texts.map(({ text, exponent }) => Math.ceil(textWidth(text, 12, 500) + (exponent === null ? 12 : 26))),
  )
}

interface CurvesProps extends Pick<PlotProps, 'measure' | 'mode' | 'racers'> {
  layer: HTMLDivElement
  /** Of the chart in CSS pixels, and how many of them are a unit of the drawing. */
  size: NonNullable<ReturnType<typeof useSize>>
  scale: number
  log: boolean
  part: { readonly x: boolean; readonly y: boolean }
  onNames: (boxes: readonly NameBox[]) => void
}

/** The curves, on a canvas over recharts' plot area and in its domains. */
function Curves({ layer, size, scale, log, measure, mode, racers, part, onNames }: CurvesProps) {
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
  const emphasised = useView((view) => view.emphasised)
  const smoothing = useView((view) => view.smoothing)
  const overlays = useOverlays((state) => state.overlays)
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
    const names = drawCurves(prepare(canvas.current, drawing), {
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
      part,
      emphasised,
      smoothing,
      overlays,
    })
    onNames(
      names.map((box) => ({
        ...box,
        x: box.x * scale,
        y: box.y * scale,
        width: box.width * scale,
        height: box.height * scale,
      })),
    )
  })
  return createPortal(<canvas ref={canvas} className={styles.canvas} />, layer)
}
