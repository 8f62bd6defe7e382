import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SurfaceProblem } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import { probeOf, watch } from '../../state/probes.ts'
import { useApp } from '../../state/store.ts'
import { usePalette } from '../canvas/palette.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { prepare, useDrawingSize } from '../canvas/useCanvas.ts'
import { useRedraw } from '../canvas/useRedraw.ts'
import { areaOf } from './axes.ts'
import { drawLine } from './drawLine.ts'
import type { Leaving } from './drawPlane.ts'
import { Leavers } from './Leavers.tsx'
import { gridStep, roundTo, toData, withPoints, type Plane } from './plane.ts'
import { Hint } from './StageChips.tsx'
import styles from './stage.module.css'
import { SurfaceWords } from './SurfaceWords.tsx'
import { homeRegion } from './surfaceView.ts'
import { useLandscape, type Terrain } from './useLandscape.ts'
import { placeIn } from './usePlaneInput.ts'
import { useStart } from './useStart.ts'

/** Points of the curve. */
const points = 481

/** A surface of one input. */
export function LineStage({ problem }: { problem: SurfaceProblem }) {
  const { t } = useTranslation('stage')
  const holder = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const slots = useRef(new Map<string, number>())
  const gesture = useRef(0)
  const shown = useRef<readonly Leaving[]>([])
  const [leaving, setLeaving] = useState<readonly Leaving[]>([])
  const size = useDrawingSize(holder)
  const palette = usePalette()
  const racers = useVisibleRacers()
  const scene = useApp((state) => state.scene)
  const preset = useApp((state) => state.document.preset)
  const minima = scene?.kind === 'surface' ? scene.minima : []
  const setStart = useStart()
  const start = problem.start[0] ?? 0
  const x = useHomeInterval(problem, `${problem.surface.id} ${preset}`)
  const { terrain, failure } = useLandscape({ surface: problem.surface, x, width: points, height: 1 })
  const drawing = useMemo(() => terrain && drawingOf(terrain), [terrain])

  useEffect(() => {
    watch({ kind: 'vectors' })
    return () => watch(null)
  }, [])

  useRedraw(() => {
    if (!size || !canvas.current) return
    const context = prepare(canvas.current, size)
    if (!drawing) return
    const { readouts, selected } = useApp.getState()
    const next = drawLine(
      context,
      {
        ...drawing,
        frame: size,
        palette,
        racers,
        selected,
        readouts,
        start,
        minima,
        covered: [{ x: size.width - 190, y: size.height - 78, width: 190, height: 48 }],
        startLabel: t('start'),
        curve: curvesOf,
        probe: probeOf,
      },
      slots.current,
    )
    const key = (list: readonly Leaving[]): string =>
      list.map(({ racer, step, diverged }) => `${racer} ${step} ${diverged}`).join()
    if (key(shown.current) === key(next)) return
    shown.current = next
    setLeaving(next)
  })

  const setFromPointer = (event: PointerEvent<HTMLElement>): void => {
    if (!size || !drawing) return
    const area = areaOf(size.width, size.height)
    const [place] = placeIn(event.currentTarget, size, event)
    const [value] = toData(drawing.plane, area, place - area.x, 0)
    setStart([roundTo(Math.max(x[0], Math.min(x[1], value)), x, area.width)], `start ${gesture.current}`)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return
    const step = gridStep(x)
    const next = (Math.round(start / step) + direction * (event.shiftKey ? 5 : 1)) * step
    setStart([Number(next.toPrecision(12))], 'start keys')
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.body} data-plain>
      <div
        ref={holder}
        className={styles.plane}
        role="application"
        aria-label={t('lineLabel')}
        aria-roledescription={t('planeRole')}
        aria-describedby="stage-words"
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          gesture.current++
          event.currentTarget.setPointerCapture(event.pointerId)
          setFromPointer(event)
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) setFromPointer(event)
        }}
      >
        <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      </div>
      <SurfaceWords start={problem.start} minima={minima} racers={racers} />
      {failure !== null && !terrain && <p className={styles.failure}>{failure}</p>}
      <Leavers leaving={leaving} racers={racers} frame={size ?? { width: 1, height: 1 }} />
      <div className={styles.chips} data-inset>
        <span />
        <Hint text={t('clickForStart')} />
      </div>
    </div>
  )
}

/** The x shown: the surface's own, wide enough for the start it was opened with. */
function useHomeInterval(problem: SurfaceProblem, key: string): readonly [number, number] {
  const home = (): { key: string; x: readonly [number, number] } => {
    const region = homeRegion(problem)
    return { key, x: withPoints(region, [[problem.start[0] ?? 0, region.y[0]]]).x }
  }
  const [state, setState] = useState(home)
  if (state.key === key) return state.x
  const next = home()
  setState(next)
  return next.x
}

/** The curve with the plane that shows all of it, and f between its points. */
function drawingOf({ want, values }: Terrain): {
  plane: Plane
  height: (x: number) => number
  curveX: Float64Array
  curveY: Float32Array
} {
  const [from, to] = want.x
  const finite = values.filter(Number.isFinite)
  const low = finite.length > 0 ? finite.reduce((a, b) => Math.min(a, b)) : 0
  const high = finite.length > 0 ? finite.reduce((a, b) => Math.max(a, b)) : 1
  const span = high - low || 1
  const last = values.length - 1
  const height = (x: number): number => {
    const position = ((x - from) / (to - from)) * last
    const i = Math.max(0, Math.min(last - 1, Math.floor(position)))
    return values[i]! + (values[i + 1]! - values[i]!) * (position - i)
  }
  return {
    plane: { x: want.x, y: [low - 0.08 * span, high + 0.06 * span] },
    height,
    curveX: Float64Array.from(values, (_, i) => from + ((to - from) * i) / last),
    curveY: values,
  }
}
