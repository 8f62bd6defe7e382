import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { gridStep, pan, roundTo, toData, toPixel, zoom, type Frame, type Plane } from './plane.ts'

interface PlaneInput {
  readonly plane: Plane
  readonly frame: Frame
  /** Absent where there is none to be moved. */
  readonly start?: readonly number[]
  /** Shows another part of the plane than the last one, also where that is not rendered yet. */
  readonly setPlane: (change: (plane: Plane) => Plane) => void
  /** Moves the start; moves with the same key are one state of the history. */
  readonly setStart?: (start: readonly [number, number], merge: string) => void
  readonly fit: () => void
}

/** Pixels a pointer may wander and still click, and how near the ring it takes hold of it. */
const slack = 4
const grip = 18

type Held = { readonly what: 'start' | 'plane'; readonly x: number; readonly y: number; moved: boolean }

/** The place of a pointer in an element, in units of the drawing that fills it. */
export function placeIn(
  element: HTMLElement,
  frame: Frame,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): readonly [number, number] {
  const box = element.getBoundingClientRect()
  const scale = frame.width / box.width
  return [(clientX - box.left) * scale, (clientY - box.top) * scale]
}

/** Click sets the start, a drag of the ring moves it, other drags pan, wheel and two fingers zoom, arrow keys nudge the start; without a start they pan. */
export function usePlaneInput(element: RefObject<HTMLElement | null>, input: PlaneInput) {
  const latest = useRef(input)
  useEffect(() => {
    latest.current = input
  })
  const pointers = useRef(new Map<number, readonly [number, number]>())
  const held = useRef<Held | null>(null)
  const gesture = useRef(0)

  useEffect(() => {
    const node = element.current
    if (!node) return
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const { frame, setPlane } = latest.current
      const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) * 0.005)
      const at = placeIn(node, frame, event)
      setPlane((plane) => zoom(plane, frame, factor, ...at))
    }
    node.addEventListener('wheel', wheel, { passive: false })
    return () => node.removeEventListener('wheel', wheel)
  }, [element])

  const place = (event: PointerEvent<HTMLElement>) => placeIn(event.currentTarget, latest.current.frame, event)
  const startAt = ([px, py]: readonly [number, number]): void => {
    const { plane, frame, setStart } = latest.current
    const [x, y] = toData(plane, frame, px, py)
    setStart?.([roundTo(x, plane.x, frame.width), roundTo(y, plane.y, frame.height)], `start ${gesture.current}`)
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    const at = place(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, at)
    const { plane, frame, start } = latest.current
    const ring = start && toPixel(plane, frame, start[0] ?? 0, start[1] ?? 0)
    const near = ring !== undefined && Math.hypot(at[0] - ring[0], at[1] - ring[1]) < grip
    gesture.current++
    held.current =
      pointers.current.size > 1 ? null : { what: near ? 'start' : 'plane', x: at[0], y: at[1], moved: false }
  }

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const at = place(event)
    const { frame, setPlane } = latest.current
    if (pointers.current.size === 2) {
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)![1]
      const factor =
        Math.hypot(at[0] - other[0], at[1] - other[1]) /
        Math.max(1, Math.hypot(before[0] - other[0], before[1] - other[1]))
      setPlane((plane) => zoom(plane, frame, factor, (at[0] + other[0]) / 2, (at[1] + other[1]) / 2))
      pointers.current.set(event.pointerId, at)
      return
    }
    const hold = held.current
    if (!hold) return
    if (!hold.moved && Math.hypot(at[0] - hold.x, at[1] - hold.y) < slack) return
    hold.moved = true
    pointers.current.set(event.pointerId, at)
    if (hold.what === 'start') startAt(at)
    else setPlane((plane) => pan(plane, frame, at[0] - before[0], at[1] - before[1]))
  }

  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const hold = held.current
    pointers.current.delete(event.pointerId)
    held.current = null
    if (hold && !hold.moved && event.type === 'pointerup') startAt([hold.x, hold.y])
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { plane, frame, start, setStart, setPlane, fit } = latest.current
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const direction = arrowKeys[event.key]
    const factor = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 }[event.key]
    if (direction && !start) setPlane((now) => pan(now, frame, -40 * direction[0], 40 * direction[1]))
    else if (direction) {
      const times = event.shiftKey ? 5 : 1
      const size = [gridStep(plane.x), gridStep(plane.y)] as const
      const moved = [0, 1].map((i) => {
        const step = size[i as 0 | 1]
        return Number(((Math.round((start![i] ?? 0) / step) + direction[i as 0 | 1] * times) * step).toPrecision(12))
      })
      setStart?.([moved[0]!, moved[1]!], 'start keys')
    } else if (factor) setPlane((now) => zoom(now, frame, factor, frame.width / 2, frame.height / 2))
    else if (event.key === '0') fit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown }
}

const arrowKeys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
