import { useRef, type RefObject } from 'react'
import { usePalette, type Palette } from '../canvas/palette.ts'
import { useDrawingSize, type CanvasSize } from '../canvas/useCanvas.ts'

/** The picture of a tile; `Drawn` is what was drawn last: what has not changed is not drawn again. */
interface TilePicture<Drawn> {
  readonly holderRef: RefObject<HTMLSpanElement | null>
  readonly canvasRef: RefObject<HTMLCanvasElement | null>
  readonly drawnRef: RefObject<Drawn | null>
  /** Null until it is laid out. */
  readonly size: CanvasSize | null
  readonly palette: Palette
}

/** What a tile draws with. */
export function useTile<Drawn>(): TilePicture<Drawn> {
  const holderRef = useRef<HTMLSpanElement>(null)
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const drawnRef = useRef<Drawn>(null)
  const size = useDrawingSize(holderRef)
  const palette = usePalette()
  return { holderRef, canvasRef, drawnRef, size, palette }
}
