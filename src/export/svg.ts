/** A drawing as a standalone SVG file: no script, no style sheet, nothing fetched. All text is escaped. */
import { fixed, FONT, type Box, type Drawing, type Mark } from './drawing.ts'

/** Text of the user's own as text of XML: markup is escaped, what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

type Attributes = Readonly<Record<string, string | number | undefined>>

function tag(name: string, attributes: Attributes, content?: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? fixed(value) : escaped(value!)}"`)
    .join('')
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}

/**
 * The drawing as SVG text.
 * @param images the pictures it names, as `data:image/png` addresses
 */
export function svgOf(drawing: Drawing, images: Readonly<Record<string, string>> = {}): string {
  const { width, height, ground, title, description, marks } = drawing
  const clips: Box[] = []
  const body = marks.map((mark) => markup(mark, clips, images)).join('\n')
  const definitions = clips.map(({ x, y, width: w, height: h }, index) =>
    tag('clipPath', { id: `clip${index}` }, tag('rect', { x, y, width: w, height: h })),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escaped(FONT)}">`,
    tag('title', {}, escaped(title)),
    tag('desc', {}, escaped(description)),
    ...(definitions.length > 0 ? [tag('defs', {}, definitions.join(''))] : []),
    tag('rect', { width, height, fill: ground }),
    body,
    '</svg>',
    '',
  ].join('\n')
}

function markup(mark: Mark, clips: Box[], images: Readonly<Record<string, string>>): string {
  if (mark.kind === 'image') {
    const { name, x, y, width, height } = mark
    return tag('image', { x, y, width, height, href: images[name] ?? '', preserveAspectRatio: 'none' })
  }
  if (mark.kind === 'text') return textMarkup(mark)
  const { d, fill = 'none', stroke, width, dash, opacity, clip, name } = mark
  const attributes = {
    d,
    fill,
    'fill-rule': fill === 'none' ? undefined : 'evenodd',
    stroke,
    'stroke-width': width,
    'stroke-dasharray': dash && dash.length > 0 ? dash.join(' ') : undefined,
    'stroke-linejoin': stroke === undefined ? undefined : 'round',
    opacity,
    'clip-path': clip && `url(#clip${clipOf(clip, clips)})`,
  }
  return name === undefined ? tag('path', attributes) : tag('path', attributes, tag('title', {}, escaped(name)))
}

/** Number of the clip, which is listed once. */
function clipOf(box: Box, clips: Box[]): number {
  const found = clips.findIndex(
    ({ x, y, width, height }) => x === box.x && y === box.y && width === box.width && height === box.height,
  )
  return found >= 0 ? found : clips.push(box) - 1
}

function textMarkup({
  x,
  y,
  text,
  raised,
  size,
  weight,
  fill,
  anchor,
  halo,
  upright,
}: Extract<Mark, { kind: 'text' }>): string {
  const attributes = {
    ...(upright ? { transform: `translate(${fixed(x)} ${fixed(y)}) rotate(-90)` } : { x, y }),
    'font-size': size,
    'font-weight': weight,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    fill,
    ...(halo !== undefined && { stroke: halo, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
  }
  const exponent =
    raised === undefined ? '' : tag('tspan', { dy: -0.4 * size, 'font-size': 0.75 * size }, escaped(raised))
  return tag('text', attributes, escaped(text) + exponent)
}
