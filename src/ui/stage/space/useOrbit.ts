import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { home, turned, zoomed, type Orbit } from './orbit.ts'

/** Radians a pixel of a drag, and radians an arrow key. */
const perPixel = 0.008
export const keyTurn = Math.PI / 24

/** A drag turns, wheel and two fingers zoom, arrow keys turn, + and − zoom, 0 and a double click go back. Nothing moves by itself. */
export function useOrbit(element: RefObject<HTMLElement | null>) {
  const [orbit, setOrbit] = useState<Orbit>(home)
  const pointers = useRef(new Map<number, readonly [number, number]>())

  useEffect(() => {
    const node = element.current
    if (!node) return
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const factor = Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) * 0.005)
      setOrbit((old) => zoomed(old, factor))
    }
    node.addEventListener('wheel', wheel, { passive: false })
    return () => node.removeEventListener('wheel', wheel)
  }, [element])

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    pointers.current.set(event.pointerId, [event.clientX, event.clientY])
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const now = [event.clientX, event.clientY] as const
    pointers.current.set(event.pointerId, now)
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const apart = (at: readonly [number, number]): number =>
        Math.max(1, Math.hypot(at[0] - other[0], at[1] - other[1]))
      setOrbit((old) => zoomed(old, apart(now) / apart(before)))
    } else setOrbit((old) => turned(old, -(now[0] - before[0]) * perPixel, (now[1] - before[1]) * perPixel))
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    pointers.current.delete(event.pointerId)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const change = keys[event.key]
    if (!change) return
    setOrbit(change)
    event.preventDefault()
    event.stopPropagation()
  }
  const back = (): void => setOrbit(home)
  return {
    orbit,
    setOrbit,
    input: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onKeyDown, onDoubleClick: back },
  }
}

const keys: Readonly<Record<string, (orbit: Orbit) => Orbit>> = {
  ArrowLeft: (orbit) => turned(orbit, -keyTurn, 0),
  ArrowRight: (orbit) => turned(orbit, keyTurn, 0),
  ArrowUp: (orbit) => turned(orbit, 0, keyTurn),
  ArrowDown: (orbit) => turned(orbit, 0, -keyTurn),
  '+': (orbit) => zoomed(orbit, 1.25),
  '=': (orbit) => zoomed(orbit, 1.25),
  '-': (orbit) => zoomed(orbit, 1 / 1.25),
  '0': () => home,
}
