/** Files of the race: they are made here and handed to the browser, and never leave the device otherwise. */
import { writeCsv } from '../../export/csv.ts'
import type { Drawing } from '../../export/drawing.ts'
import { fileName } from '../../export/fileName.ts'
import { writeJson } from '../../export/json.ts'
import { withTexts } from '../../export/pngText.ts'
import type { RunRecord } from '../../export/record.ts'
import { svgOf } from '../../export/svg.ts'
import { painted, type Images } from './paint.ts'

/** A drawing with the pictures it names, and what its file is called. */
export interface Shot {
  readonly drawing: Drawing
  readonly images: Images
  readonly name: readonly string[]
}

/** Pixels of a picture to one of its drawing. */
const RATIO = 2
/** Milliseconds after which the browser has taken a file. */
const TAKEN = 60_000

export type TableFormat = 'csv' | 'json'
export type PictureFormat = 'png' | 'svg'

/** Hands a file to the browser. */
export function download(parts: BlobPart, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([parts], { type }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), TAKEN)
}

/** Saves the curves and figures of a run; `step` is the furthest. */
export function saveRecord(record: RunRecord, step: number, format: TableFormat): void {
  const name = fileName([record.title, `step ${step}`], format)
  if (format === 'csv') download(writeCsv(record), 'text/csv;charset=utf-8', name)
  else download(writeJson(record), 'application/json', name)
}

export async function saveShot({ drawing, images, name }: Shot, format: PictureFormat): Promise<void> {
  const file = fileName(name, format)
  if (format === 'svg') {
    const addresses = Object.entries(images).map(([key, canvas]) => [key, canvas.toDataURL('image/png')])
    return download(svgOf(drawing, Object.fromEntries(addresses)), 'image/svg+xml', file)
  }
  const canvas = painted(drawing, images, RATIO)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error(`the browser made no picture of ${canvas.width} by ${canvas.height} pixels`)
  const texts = { Title: drawing.title, Description: drawing.description, Software: 'Downhill' }
  download(withTexts(new Uint8Array(await blob.arrayBuffer()), texts), 'image/png', file)
}
