import { useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import { useGrowth } from '../theme/growth.ts'
import { useDrawingScale } from '../theme/sizes.ts'

/** Size of an element in CSS pixels, and device pixels to one of them. */
export interface CanvasSize {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** Follows the size of an element; null until it is laid out. */
export function useSize(element: RefObject<HTMLElement | null>): CanvasSize | null {
  const [size, setSize] = useState<CanvasSize | null>(null)
  useLayoutEffect(() => {
    const node = element.current
    if (!node) return
    const measure = (): void => {
      const width = Math.round(node.clientWidth)
      const height = Math.round(node.clientHeight)
      const ratio = Math.min(3, window.devicePixelRatio || 1)
      if (width < 2 || height < 2) return
      setSize((old) =>
        old?.width === width && old.height === height && old.ratio === ratio ? old : { width, height, ratio },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    return () => observer.disconnect()
  }, [element])
  return size
}

/** A size in units of a drawing that are `scale` CSS pixels each. */
export function inUnits({ width, height, ratio }: CanvasSize, scale: number): CanvasSize {
  return { width: width / scale, height: height / scale, ratio: ratio * scale }
}

/** The size of an element in pixels of the style sheets, which are larger on a large screen. */
export function usePageSize(element: RefObject<HTMLElement | null>): CanvasSize | null {
  const size = useSize(element)
  const growth = useGrowth()
  return useMemo(() => size && inUnits(size, growth), [size, growth])
}

/**
 * The size of an element in units of a drawing: CSS pixels, and larger ones for a projector and on a large screen, so that text,
 * lines and marks grow alike. A place of the pointer is to be turned into them.
 */
export function useDrawingSize(element: RefObject<HTMLElement | null>): CanvasSize | null {
  const size = useSize(element)
  const scale = useDrawingScale()
  return useMemo(() => size && inUnits(size, scale), [size, scale])
}

/** Gives the canvas the size in device pixels and returns its context, cleared and scaled to the size's units. */
export function prepare(canvas: HTMLCanvasElement, { width, height, ratio }: CanvasSize): CanvasRenderingContext2D {
  const w = Math.round(width * ratio)
  const h = Math.round(height * ratio)
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w
    canvas.height = h
  }
  const context = canvas.getContext('2d')
  if (!context) throw new Error('a 2D canvas is needed, this browser gave none')
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  return context
}
