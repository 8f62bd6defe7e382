import {
  type CSSProperties,
  type HTMLAttributes,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { Racer } from '../../experiment/document.ts'
import { curvesOf } from '../../state/curves.ts'
import type { Box } from '../canvas/labels.ts'
import { emphasise } from '../view.ts'
import type { Axes } from './axesOf.ts'
import type { NameBox } from './chartScene.ts'
import { curveNear } from './curveNear.ts'
import { readAt, readNothing, useHover } from './hover.ts'
import type { Measure } from './measures.ts'
import { beside, snap } from './places.ts'
import { scaleOf } from './scale.ts'
import { moveBy, showWhole, showX, showY, zoomX, zoomY, type Frame } from './zoomed.ts'

interface PlotInput {
  holder: RefObject<HTMLDivElement | null>
  /** Where names stand now. */
  names: RefObject<readonly NameBox[]>
  area: Box | null
  /** The whole axes, and what of them is shown. */
  frame: Frame
  axes: Axes
  measure: Measure
  racers: readonly Racer[]
}

/** Pixels from which on a movement is a drag, and below which a rectangle is a range of one axis only. */
const slack = 5
const thin = 14

interface Point {
  readonly x: number
  readonly y: number
}

interface Drag {
  readonly kind: 'range' | 'move'
  readonly from: Point
  at: Point
  begun: boolean
}

/**
 * Pointer and keys of a plot. The pointer reads values and makes the curve under it stand out; dragging shows a range, with
 * shift it moves what is shown; two fingers zoom and move; the wheel zooms around the pointer, beside the vertical axis or
 * with shift that one; a double click shows the whole. Keys: arrows read, + - 0 zoom, shift and arrows move.
 */
export function usePlotInput(input: PlotInput): {
  handlers: HTMLAttributes<HTMLDivElement>
  selection: CSSProperties | null
} {
  const { holder, names, area, frame, axes, measure, racers } = input
  const { chart, mode } = frame
  const fingers = useRef(new Map<number, Point>())
  const drag = useRef<Drag | null>(null)
  const [selection, setSelection] = useState<CSSProperties | null>(null)

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const { left, top } = holder.current!.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const scales = (box: Box) => ({
    x: scaleOf(axes.x, false, box.x, box.x + box.width),
    y: scaleOf(axes.y, axes.log, box.y + box.height, box.y),
  })

  const read = ({ x: px, y: py }: Point, box: Box): void => {
    const { x, y } = scales(box)
    const name = names.current.find(
      (one) => px >= one.x && px <= one.x + one.width && py >= one.y && py <= one.y + one.height,
    )
    const inside = px >= box.x - 4 && px <= box.x + box.width + 4
    emphasise(name?.racer ?? (inside ? curveNear({ racers, curve: curvesOf, measure, mode }, x, y, px, py) : null))
    const at = inside ? snap(racers, mode, x.toValue(px)) : null
    if (at === null || at < axes.x.min || at > axes.x.max) readNothing()
    else readAt(chart, at)
  }

  /** What a drag encloses: both axes, or one where the other way is short. */
  const enclosed = ({ from, at }: Drag, box: Box): { x: [number, number] | null; y: [number, number] | null } => {
    const hold = (value: number, low: number, length: number): number => Math.max(low, Math.min(low + length, value))
    const xs = [from.x, at.x].map((x) => hold(x, box.x, box.width)).sort((a, b) => a - b) as [number, number]
    const ys = [from.y, at.y].map((y) => hold(y, box.y, box.height)).sort((a, b) => a - b) as [number, number]
    const [wide, high] = [xs[1] - xs[0], ys[1] - ys[0]]
    if (high < thin && wide >= slack) return { x: xs, y: null }
    if (wide < thin && high >= slack) return { x: null, y: ys }
    return { x: xs, y: ys }
  }

  const showSelection = (one: Drag, box: Box): void => {
    const { x, y } = enclosed(one, box)
    setSelection({
      left: x?.[0] ?? box.x,
      top: y?.[0] ?? box.y,
      width: x ? x[1] - x[0] : box.width,
      height: y ? y[1] - y[0] : box.height,
    })
  }

  const takeSelection = (one: Drag, box: Box): void => {
    const { x: toX, y: toY } = scales(box)
    const { x, y } = enclosed(one, box)
    if (x) showX(frame, { min: toX.toValue(x[0]), max: toX.toValue(x[1]) })
    if (y) showY(frame, { min: toY.toValue(y[1]), max: toY.toValue(y[0]) })
  }

  const cancel = (): void => {
    drag.current = null
    setSelection(null)
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const at = pointOf(event)
    if (event.pointerType === 'touch') fingers.current.set(event.pointerId, at)
    else if (event.button === 0 && area && !(event.target as Element).closest('button')) {
      drag.current = { kind: event.shiftKey ? 'move' : 'range', from: at, at, begun: false }
    }
    if (area && fingers.current.size < 2) read(at, area)
  }

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!area) return
    const at = pointOf(event)
    const others = fingers.current
    const before = others.get(event.pointerId)
    if (before && others.size === 2) {
      const other = [...others].find(([id]) => id !== event.pointerId)![1]
      pinch(before, at, other, area)
    }
    if (before) others.set(event.pointerId, at)
    const one = drag.current
    if (others.size > 1) return
    if (!one) return read(at, area)
    if (!one.begun && Math.hypot(at.x - one.from.x, at.y - one.from.y) < slack) return
    if (!one.begun) {
      event.currentTarget.setPointerCapture(event.pointerId)
      readNothing()
      emphasise(null)
    }
    one.begun = true
    if (one.kind === 'move') moveBy(frame, (one.at.x - at.x) / area.width, (at.y - one.at.y) / area.height)
    one.at = at
    if (one.kind === 'range') showSelection(one, area)
  }

  const pinch = (before: Point, at: Point, other: Point, box: Box): void => {
    const spread = (point: Point): number => Math.max(20, Math.hypot(point.x - other.x, point.y - other.y))
    const centre = scales(box).x.toValue((at.x + other.x) / 2)
    zoomX(frame, spread(before) / spread(at), centre)
    moveBy(frame, (before.x - at.x) / 2 / box.width, (at.y - before.y) / 2 / box.height)
  }

  const onPointerUp = (event: PointerEvent<HTMLDivElement>): void => {
    fingers.current.delete(event.pointerId)
    const one = drag.current
    if (one?.begun && one.kind === 'range' && area) takeSelection(one, area)
    cancel()
  }

  const onPointerLeave = (event: PointerEvent<HTMLDivElement>): void => {
    fingers.current.delete(event.pointerId)
    readNothing()
    emphasise(null)
  }

  const onWheel = (event: WheelEvent): void => {
    if (!area) return
    const { x: px, y: py } = pointOf(event)
    const { x, y } = scales(area)
    // A pinch on a touch pad comes as a wheel with ctrl, in smaller numbers.
    const turn = event.deltaMode === 1 ? 16 : 1
    const delta = (event.deltaY === 0 ? event.deltaX : event.deltaY) * turn * (event.ctrlKey ? 8 : 1)
    const factor = Math.exp(Math.max(-0.6, Math.min(0.6, delta * 0.002)))
    const part = axes.x !== frame.x || axes.y !== frame.y
    // With nothing to go back from, the page may scroll.
    if (factor > 1 && !part) return
    event.preventDefault()
    if (px < area.x || event.shiftKey) zoomY(frame, factor, y.toValue(py))
    else zoomX(frame, factor, x.toValue(px))
  }
  const latest = useRef(onWheel)
  useEffect(() => {
    latest.current = onWheel
  })
  useEffect(() => {
    const node = holder.current
    const listener = (event: WheelEvent): void => latest.current(event)
    node?.addEventListener('wheel', listener, { passive: false })
    return () => node?.removeEventListener('wheel', listener)
  }, [holder])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const at = useHover.getState().at
    const direction = event.key === 'ArrowLeft' || event.key === 'ArrowDown' ? -1 : 1
    if (event.key === 'Escape' && (drag.current ?? at) !== null) {
      cancel()
      readNothing()
    } else if (event.key === '+' || event.key === '=') zoomX(frame, 0.5, at ?? undefined)
    else if (event.key === '-' || event.key === '_' || event.key === '−') zoomX(frame, 2, at ?? undefined)
    else if (event.key === '0') showWhole()
    else if (event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) moveBy(frame, 0.25 * direction, 0)
    else if (event.shiftKey && /^Arrow(Up|Down)$/.test(event.key)) moveBy(frame, 0, 0.25 * direction)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = beside(racers, mode, at, direction)
      if (next !== null) {
        if (next > axes.x.max || next < axes.x.min) moveBy(frame, 0.5 * Math.sign(next - axes.x.min), 0)
        readAt(chart, next, true)
      }
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    selection,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: (event) => {
        fingers.current.delete(event.pointerId)
        cancel()
      },
      onPointerLeave,
      onDoubleClick: showWhole,
      onBlur: readNothing,
      onKeyDown,
    },
  }
}
