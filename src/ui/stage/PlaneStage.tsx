import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer, SurfaceProblem } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import { probeOf, watch, type ProbeResult } from '../../state/probes.ts'
import { useApp } from '../../state/store.ts'
import { usePalette } from '../canvas/palette.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { prepare, useDrawingSize } from '../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../canvas/useRedraw.ts'
import { arrowsOf, type Arrow } from './arrows.ts'
import { drawPlane, type PlanePicture } from './drawPlane.ts'
import { drawRelief } from './drawRelief.ts'
import { useShownPlane } from '../save/shownPlane.ts'
import { meaningsOf, roleOf } from '../formulas/meanings.ts'
import { refuseSpace } from '../view.ts'
import { Leavers } from './Leavers.tsx'
import { withPoints, zoom, type Frame, type Plane } from './plane.ts'
import { ArrowLegend, HeightLegend, Hint, ZoomButtons } from './StageChips.tsx'
import styles from './stage.module.css'
import { SurfaceWords } from './SurfaceWords.tsx'
import { samePicture } from './samePicture.ts'
import { homeRegion } from './surfaceView.ts'
import { useIsolines } from './useIsolines.ts'
import { useLandscape, type Want } from './useLandscape.ts'
import { viewFromAbove } from './planeView.ts'
import { usePlane } from './usePlane.ts'
import { usePlaneInput } from './usePlaneInput.ts'
import { useReducedMotion } from './useReducedMotion.ts'
import { useStart } from './useStart.ts'

const SpaceStage = lazy(() => import('./space/SpaceStage.tsx').then((module) => ({ default: module.SpaceStage })))

/** Pixels between two grid points of the heat map. */
const spacing = 3.5

/** A surface of two inputs: heat map with isolines, trails, the start, the known minima. */
export function PlaneStage({ problem, inSpace }: { problem: SurfaceProblem; inSpace: boolean }) {
  const { t } = useTranslation('stage')
  const holder = useRef<HTMLDivElement>(null)
  const ground = useRef<HTMLCanvasElement>(null)
  const moving = useRef<HTMLCanvasElement>(null)
  const slots = useRef(new Map<string, number>())
  const shown = useRef<PlanePicture>({ leaving: [], arrows: [] })
  const [picture, setPicture] = useState<PlanePicture>({ leaving: [], arrows: [] })
  const size = useDrawingSize(holder)
  const palette = usePalette()
  const racers = useVisibleRacers()
  const fades = !useReducedMotion()
  const selected = useApp((state) => state.selected)
  const scene = useApp((state) => state.scene)
  const preset = useApp((state) => state.document.preset)
  const minima = scene?.kind === 'surface' ? scene.minima : []
  const setStart = useStart()
  const region = withPoints(homeRegion(problem), [problem.start])
  const { plane, setPlane, home } = usePlane(region, `${problem.surface.id} ${preset}`, size)
  const frame = size ?? { width: 1, height: 1 }
  useShownPlane(plane, frame)
  const input = usePlaneInput(holder, { plane, frame, start: problem.start, setPlane, setStart, fit: home })
  const { terrain, failure } = useLandscape(inSpace || !size ? null : wanted(problem, plane, size))
  const relief = useIsolines(terrain)
  const narrow = frame.width < 480

  useEffect(() => {
    watch({ kind: 'vectors' })
    return () => watch(null)
  }, [])

  useEffect(() => {
    if (!size || !ground.current || !relief) return
    drawRelief(prepare(ground.current, size), relief, plane, size, palette)
  }, [size, relief, plane, palette])

  useRedraw(() => {
    if (!size || !moving.current) return
    const { readouts, run } = useApp.getState()
    if (run === 'running' && !mayDraw()) return 'again'
    const next = drawPlane(
      prepare(moving.current, size),
      {
        view: viewFromAbove(plane, size),
        frame: size,
        palette,
        racers,
        selected,
        readouts,
        start: problem.start,
        minima,
        arrows:
          run === 'finished' || selected === null
            ? null
            : (scale) => surfaceArrows(probeOf(selected), momentumOf(racers, selected), scale),
        fades,
        narrow,
        labels: {
          start: t('start'),
          downhill: '−∇f',
          momentum: '−m',
          step: 'Δθ',
          both: t('bothArrows'),
          carried: t('carried'),
        },
        // The buttons are there on a projector too, where a stage of this width counts as narrow.
        covered: [
          { x: size.width - 48, y: 0, width: 48, height: 116 },
          { x: 0, y: size.height - 48, width: narrow ? 190 : 240, height: 48 },
          ...(narrow ? [] : [{ x: size.width - 420, y: size.height - 48, width: 420, height: 48 }]),
        ],
        curve: curvesOf,
      },
      slots.current,
    )
    if (samePicture(shown.current, next)) return
    shown.current = next
    setPicture(next)
  })

  const magnify = (factor: number): void =>
    setPlane((now) => zoom(now, frame, factor, frame.width / 2, frame.height / 2))
  const chosen = racers.find(({ id }) => id === selected)
  if (inSpace)
    return (
      <>
        <div ref={holder} className={styles.plane} />
        <Suspense>
          <SpaceStage problem={problem} plane={plane} onRefused={refuseSpace} />
        </Suspense>
      </>
    )
  return (
    <div className={styles.body}>
      <div
        ref={holder}
        className={styles.plane}
        role="application"
        aria-label={t('planeLabel')}
        aria-describedby="stage-words"
        aria-roledescription={t('planeRole')}
        tabIndex={0}
        {...input}
      >
        <canvas ref={ground} className={styles.canvas} aria-hidden="true" />
        <canvas ref={moving} className={styles.canvas} aria-hidden="true" />
      </div>
      <SurfaceWords start={problem.start} minima={minima} racers={racers} />
      {failure !== null && !terrain && <p className={styles.failure}>{failure}</p>}
      <ZoomButtons onZoom={magnify} onFit={home} />
      <Leavers leaving={picture.leaving} racers={racers} frame={frame} />
      <div className={styles.chips}>
        {relief && <HeightLegend heights={relief.heights} palette={palette} />}
        {picture.arrows.length > 0 && chosen ? (
          <ArrowLegend name={chosen.name} kinds={picture.arrows} />
        ) : (
          <Hint text={t('clickForStart')} />
        )}
      </div>
    </div>
  )
}

/** Whether a state of the racer's rule is its momentum. */
function momentumOf(racers: readonly Racer[], id: number): (state: string) => boolean {
  const meanings = meaningsOf('rule', racers.find((racer) => racer.id === id)?.optimizer.id ?? 'own')
  return (state) => roleOf(state, meanings) === 'momentum'
}

function surfaceArrows(
  vectors: ProbeResult | undefined,
  isMomentum: (state: string) => boolean,
  scale: number,
): Arrow[] {
  if (vectors?.kind !== 'vectors' || vectors.gradient.length !== 2) return []
  const momentum = Object.entries(vectors.states).find(([name]) => isMomentum(name))?.[1]
  return arrowsOf(vectors.gradient, vectors.update, scale, momentum)
}

/** The values to ask for: the frame and a tenth beyond it on every side. */
function wanted(problem: SurfaceProblem, plane: Plane, frame: Frame): Want {
  const margin = 0.1
  const wider = ([min, max]: readonly [number, number]): readonly [number, number] => [
    min - margin * (max - min),
    max + margin * (max - min),
  ]
  const points = (pixels: number): number => Math.min(300, Math.ceil((pixels * (1 + 2 * margin)) / spacing))
  return {
    surface: problem.surface,
    x: wider(plane.x),
    y: wider(plane.y),
    width: points(frame.width),
    height: points(frame.height),
  }
}
