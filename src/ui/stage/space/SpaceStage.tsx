import { IconArrowDown, IconArrowUp, IconRotate, IconRotateClockwise } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SurfaceProblem } from '../../../experiment/document.ts'
import { space } from '../../../i18n/en/space.ts'
import { addEnglish } from '../../../i18n/setup.ts'
import { curvesOf } from '../../../state/curves.ts'
import { useApp } from '../../../state/store.ts'
import { usePalette } from '../../canvas/palette.ts'
import { useVisibleRacers } from '../../canvas/racing.ts'
import { prepare, useDrawingSize } from '../../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../../canvas/useRedraw.ts'
import { IconButton } from '../../parts/IconButton.tsx'
import { told } from '../../terms/told.ts'
import { drawPlane, type PlanePicture } from '../drawPlane.ts'
import { heightsFor, heightsOf } from '../heights.ts'
import { Leavers } from '../Leavers.tsx'
import { samePicture } from '../samePicture.ts'
import type { Plane } from '../plane.ts'
import { HeightLegend, Hint, ZoomButtons } from '../StageChips.tsx'
import stage from '../stage.module.css'
import { SurfaceWords } from '../SurfaceWords.tsx'
import { useLandscape } from '../useLandscape.ts'
import { useReducedMotion } from '../useReducedMotion.ts'
import { drawAxesInSpace } from './drawAxesInSpace.ts'
import { fieldOf } from './field.ts'
import { eyeOf, fitIn, home, turned, zoomed } from './orbit.ts'
import { createRelief, type Relief } from './relief.ts'
import styles from './space.module.css'
import { viewInSpace } from './spaceView.ts'
import { keyTurn, useOrbit } from './useOrbit.ts'

addEnglish('space', space)

/** Points of the surface along each side. */
const gridSize = 129

interface SpaceStageProps {
  problem: SurfaceProblem
  /** The part of the plane that is shown: that of the contour. */
  plane: Plane
  /** Called where this browser draws nothing in space. */
  onRefused: () => void
}

/** A surface of two inputs as a landscape that can be turned: the same race, region and scale as the contour. */
export function SpaceStage({ problem, plane, onRefused }: SpaceStageProps) {
  const { t } = useTranslation('space')
  const { t: words } = useTranslation('stage')
  const holder = useRef<HTMLDivElement>(null)
  const solid = useRef<HTMLCanvasElement>(null)
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
  const minima = scene?.kind === 'surface' ? scene.minima : []
  const { orbit, setOrbit, input } = useOrbit(holder)
  const { relief, lost } = useRelief(solid, onRefused)
  const { terrain, failure } = useLandscape({
    surface: problem.surface,
    x: plane.x,
    y: plane.y,
    width: gridSize,
    height: gridSize,
  })
  const land = useMemo(() => {
    if (!terrain) return null
    const { x, y = [0, 1] } = terrain.want
    const heights = heightsOf(terrain.values)
    const field = fieldOf(heightsFor(heights, terrain.values), gridSize, x[1] - x[0], y[1] - y[0])
    return { heights, field, plane: { x, y } }
  }, [terrain])
  const fit = useMemo(() => (land && size ? fitIn(land.field, size) : null), [land, size])
  const eye = useMemo(() => fit && eyeOf(orbit, fit.distance), [orbit, fit])

  useEffect(() => {
    if (relief && land) relief.show(land.field, palette)
  }, [relief, land, palette])
  useEffect(() => {
    if (relief && size) relief.resize(size)
  }, [relief, size])
  useEffect(() => {
    if (!relief || !land || !fit || !eye || !size || lost) return
    const handle = requestAnimationFrame(() => relief.draw(eye, { ...size, shift: fit.shift }))
    return () => cancelAnimationFrame(handle)
  }, [relief, land, fit, eye, size, palette, lost])

  useRedraw(() => {
    if (!size || !moving.current || !land || !fit || !eye) return
    const { readouts, run } = useApp.getState()
    if (run === 'running' && !mayDraw()) return 'again'
    const context = prepare(moving.current, size)
    const frame = { ...size, shift: fit.shift }
    const written = drawAxesInSpace(context, land.field, land.plane, land.heights, eye, frame, palette)
    const narrow = size.width < 480
    const next = drawPlane(
      context,
      {
        ...{ frame, palette, racers, selected, readouts, minima, fades, narrow, start: problem.start },
        view: viewInSpace(land.field, land.plane, eye, frame),
        arrows: null,
        labels: { start: words('start') },
        covered: [
          { x: 0, y: size.height - 48, width: narrow ? 190 : 330, height: 48 },
          { x: size.width - 48, y: 0, width: 48, height: size.width < 400 ? 0 : 240 },
        ],
        written,
        curve: curvesOf,
      },
      slots.current,
    )
    if (samePicture(shown.current, next)) return
    shown.current = next
    setPicture(next)
  })

  return (
    <div className={stage.body}>
      <div
        ref={holder}
        className={`${stage.plane} ${styles.space}`}
        role="application"
        aria-label={t('label')}
        aria-roledescription={words('planeRole')}
        aria-describedby="stage-words"
        tabIndex={0}
        {...input}
      >
        <canvas ref={solid} className={stage.canvas} aria-hidden="true" />
        <canvas ref={moving} className={stage.canvas} aria-hidden="true" />
      </div>
      <SurfaceWords start={problem.start} minima={minima} racers={racers} />
      {failure !== null && !terrain && <p className={stage.failure}>{failure}</p>}
      {lost && (
        <p className={stage.failure} role="status">
          {t('lost')}
        </p>
      )}
      <ZoomButtons onZoom={(factor) => setOrbit((old) => zoomed(old, factor))} onFit={() => setOrbit(home)}>
        <IconButton label={t('turnLeft')} onClick={() => setOrbit((old) => turned(old, -keyTurn, 0))}>
          <IconRotateClockwise size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label={t('turnRight')} onClick={() => setOrbit((old) => turned(old, keyTurn, 0))}>
          <IconRotate size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label={t('higher')} onClick={() => setOrbit((old) => turned(old, 0, keyTurn))}>
          <IconArrowUp size={18} aria-hidden="true" />
        </IconButton>
        <IconButton label={t('lower')} onClick={() => setOrbit((old) => turned(old, 0, -keyTurn))}>
          <IconArrowDown size={18} aria-hidden="true" />
        </IconButton>
      </ZoomButtons>
      <Leavers leaving={picture.leaving} racers={racers} frame={size ?? { width: 1, height: 1 }} />
      <div className={stage.chips}>
        {land && (
          <HeightLegend heights={land.heights} palette={palette}>
            <span {...told({ term: 'loss' })}>{t('scale')}</span>
          </HeightLegend>
        )}
        <Hint text={t('hint')} />
      </div>
    </div>
  )
}

/** The picture in WebGL of a canvas, and whether the browser has taken its memory away for now. */
function useRelief(canvas: { readonly current: HTMLCanvasElement | null }, onRefused: () => void) {
  const [relief, setRelief] = useState<Relief | null>(null)
  const [lost, setLost] = useState(false)
  const refused = useRef(onRefused)
  useEffect(() => {
    refused.current = onRefused
  })
  const follow = useCallback((node: HTMLCanvasElement) => {
    const lose = (event: Event): void => {
      event.preventDefault()
      setLost(true)
    }
    const restore = (): void => setLost(false)
    node.addEventListener('webglcontextlost', lose)
    node.addEventListener('webglcontextrestored', restore)
    return () => {
      node.removeEventListener('webglcontextlost', lose)
      node.removeEventListener('webglcontextrestored', restore)
    }
  }, [])
  useEffect(() => {
    const node = canvas.current
    if (!node) return
    let gone = false
    let made: Relief | null = null
    const unfollow = follow(node)
    createRelief(node).then(
      (created) => {
        if (gone) return created.dispose()
        made = created
        setRelief(created)
      },
      () => {
        if (!gone) refused.current()
      },
    )
    return () => {
      gone = true
      unfollow()
      made?.dispose()
      setRelief(null)
    }
  }, [canvas, follow])
  return { relief, lost }
}
