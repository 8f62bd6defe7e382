import { describe, expect, it } from 'vitest'
import { drawChart, type Chart, type Curve } from './chartDrawing.ts'
import { linesOf, type Look, type Mark, type Palette } from './drawing.ts'
import { fileName } from './fileName.ts'
import { withTexts } from './pngText.ts'
import { drawStage, STAGE } from './stageDrawing.ts'
import { drawSurface } from './surfaceDrawing.ts'
import { escaped, svgOf } from './svg.ts'
import { hostileName } from './testing/record.ts'

const palette: Palette = {
  panel: '#FFFFFF',
  line: '#E3E6EB',
  line2: '#CDD2DA',
  ink: '#15181E',
  ink2: '#474E5C',
  ink3: '#626A78',
  casing: '#FFFFFF',
  danger: '#B3261E',
}
const look: Look = { colour: '#2950CE', dash: [9, 4], hollow: false, marker: (x, y, r) => `M${x - r} ${y}h${2 * r}Z` }
const axis = (min: number, max: number, ticks: number[]) => ({
  label: 'Step',
  min,
  max,
  ticks: ticks.map((value) => ({ value, text: String(value) })),
})
const curve = (changes: Partial<Curve> = {}): Curve => ({
  name: hostileName,
  look,
  style: 'own',
  xs: [0, 50, 100, 0],
  ys: [100, 1, 0.01, 0],
  rows: 3,
  diverged: false,
  ...changes,
})
const chart = (changes: Partial<Chart> = {}): Chart => ({
  title: 'Ravine',
  question: 'Who is first?',
  measure: 'Loss',
  note: '',
  description: 'https://example.org/#2.x\nfloat64, device cpu',
  x: axis(0, 100, [0, 50, 100]),
  y: axis(0.01, 100, [0.01, 1, 100]),
  log: true,
  curves: [curve()],
  palette,
  ...changes,
})
const curvesIn = (marks: readonly Mark[]) =>
  marks.flatMap((mark) => (mark.kind === 'path' && mark.name !== undefined ? [mark] : []))
const pointsOf = (d: string) =>
  d
    .slice(1)
    .split('L')
    .map((pair) => pair.split(' ').map(Number))

describe('a chart', () => {
  it('puts values where the axes say, on a logarithm', () => {
    const { marks } = drawChart(chart())
    const ticks = marks.flatMap((mark) =>
      mark.kind === 'text' && mark.anchor === 'end' ? [Math.round(mark.y - 4)] : [],
    )
    const steps = marks.flatMap((mark) => (mark.kind === 'text' && mark.anchor === 'middle' ? [mark.x] : []))
    const [drawn] = curvesIn(marks)
    // Row by row the curve goes through (0, 100), (50, 1) and (100, 0.01), each of them a tick.
    expect(pointsOf(drawn!.d)).toEqual([0, 1, 2].map((row) => [steps[row], ticks[2 - row]]))
    expect(drawn!.dash).toEqual([9, 4])
  })

  it('leaves out what is not there, ends at infinity, and puts zero below a logarithmic axis', () => {
    const [gap] = curvesIn(drawChart(chart({ curves: [curve({ ys: [100, NaN, 1] })] })).marks)
    expect(pointsOf(gap!.d)).toHaveLength(2)
    const [end] = curvesIn(drawChart(chart({ curves: [curve({ ys: [100, Infinity, 1] })] })).marks)
    expect(pointsOf(end!.d)).toHaveLength(1)
    const [zero] = curvesIn(drawChart(chart({ curves: [curve({ ys: [100, 1, 0] })] })).marks)
    expect(pointsOf(zero!.d).flat().every(Number.isFinite)).toBe(true)
    expect(
      drawChart(chart({ curves: [curve({ ys: [NaN, NaN, NaN] })] })).marks.filter(
        (mark) => mark.kind === 'path' && mark.name,
      ),
    ).toEqual([])
  })

  it('repeats the marker along a validation curve, whose dash names no racer', () => {
    const xs = Array.from({ length: 101 }, (_, i) => i)
    const line = { xs, ys: xs.map((x) => 100 - 0.9 * x), rows: 101 }
    const fills = (style: Curve['style']) =>
      drawChart(chart({ curves: [curve({ ...line, style })] })).marks.filter(
        (mark) => mark.kind === 'path' && mark.fill === look.colour,
      ).length
    expect(fills('own')).toBe(1)
    expect(fills('validation')).toBeGreaterThanOrEqual(5)
  })

  it('writes names at the ends, none over another', () => {
    const names = ['a', 'b', 'c', 'd']
    const { marks } = drawChart(chart({ curves: names.map((name) => curve({ name })) }))
    const heights = marks
      .flatMap((mark) => (mark.kind === 'text' && names.includes(mark.text) ? [mark.y] : []))
      .sort((a, b) => a - b)
    expect(heights).toHaveLength(4)
    for (let i = 1; i < 4; i++) expect(heights[i]! - heights[i - 1]!).toBeGreaterThanOrEqual(16.99)
  })

  it('writes the name of a curve that ended early right of all curves, behind its marker', () => {
    const early = curve({ name: 'early', xs: [0, 20], ys: [100, 1], rows: 2 })
    const { marks } = drawChart(chart({ curves: [early, curve({ name: 'late' })] }))
    const at = (name: string) => marks.flatMap((mark) => (mark.kind === 'text' && mark.text === name ? [mark.x] : []))
    const furthest = Math.max(...curvesIn(marks).flatMap(({ d }) => pointsOf(d).map(([x]) => x!)))
    expect(at('late')).toEqual([furthest + 13])
    expect(at('early')).toEqual([furthest + 27])
  })

  it('has kept runs behind, thin and pale, the title of each once', () => {
    const kept = ['a', 'b'].map((name, i) => curve({ name, kept: { title: 'Tuesday', carries: i === 1 } }))
    const { marks } = drawChart(chart({ curves: [...kept, curve({ name: 'a' })] }))
    expect(curvesIn(marks).map(({ name, width, opacity = 1 }) => [name, width, opacity])).toEqual([
      ['a, Tuesday', 1.25, 0.45],
      ['b, Tuesday', 1.25, 0.45],
      ['a', 2, 1],
    ])
    const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    expect(texts.filter((text) => text === 'Tuesday')).toHaveLength(1)
    expect(texts.filter((text) => text === 'a')).toHaveLength(1)
    expect(texts).not.toContain('b')
  })
})

describe('an SVG file', () => {
  it('has text as text, escaped, and nothing that runs', () => {
    const svg = svgOf(drawChart(chart({ title: hostileName })))
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
    expect(svg).toContain('<desc>Who is first?\nhttps://example.org/#2.x\nfloat64, device cpu</desc>')
    expect(svg).toContain('stroke-dasharray="9 4"')
    expect(escaped('a\u0000\ud800&<>"')).toBe('a&amp;&lt;&gt;&quot;')
  })

  it('carries the pictures it is given', () => {
    const drawing = drawStage({ ...chart(), width: 300, height: 200, texts: [], racers: [{ name: 'Adam', look }] })
    const svg = svgOf(drawing, { [STAGE]: 'data:image/png;base64,AAAA' })
    expect(svg).toMatch(/<image x="24" y="[\d.]+" width="300" height="200" href="data:image\/png;base64,AAAA"/)
    expect(svg).toContain('>Adam</text>')
  })
})

describe('a surface', () => {
  const columns = 21
  // f(x, y) rises from left to right.
  const heights = Float32Array.from({ length: columns * columns }, (_, i) => (i % columns) / (columns - 1))
  const picture = {
    ...chart(),
    x: axis(-1, 1, [-1, 0, 1]),
    y: axis(-1, 1, [-1, 0, 1]),
    ratio: 1,
    heights,
    columns,
    rows: columns,
    bands: ['#000000', '#777777', '#FFFFFF'],
    start: [-1, -1] as const,
    minima: [[0, 0]] as const,
    startLabel: 'start',
    trails: [{ name: 'Adam', look, xs: [-1, 0, 0.5], ys: [-1, 0, 0.5], rows: 3, diverged: true }],
  }

  it('has bands, a trail through its points, and the ring of a divergence', () => {
    const { marks } = drawSurface(picture)
    const bands = marks.flatMap((mark) =>
      mark.kind === 'path' && picture.bands.includes(mark.fill ?? '') && mark.clip ? [mark] : [],
    )
    expect(bands).toHaveLength(2)
    const [trail] = curvesIn(marks)
    const [from, middle, to] = pointsOf(trail!.d) as [number, number][]
    const { x, width } = trail!.clip!
    expect(from![0]).toBeCloseTo(x)
    expect(middle![0]).toBeCloseTo(x + width / 2)
    expect(to![0]).toBeCloseTo(x + 0.75 * width)
    // The edge of the first band lies where the height is a third.
    const edge = Math.min(...bands[0]!.d.match(/[\d.]+ /g)!.map(Number))
    expect(edge).toBeCloseTo(x + width / 3, 0)
    expect(marks.some((mark) => mark.kind === 'path' && mark.stroke === palette.danger)).toBe(true)
  })

  it('keeps coordinates in bounds where a racer has flown off', () => {
    const trails = [{ ...picture.trails[0]!, xs: [-1, 1e300, NaN], ys: [-1, -1e300, NaN] }]
    const [trail] = curvesIn(drawSurface({ ...picture, trails }).marks)
    for (const value of pointsOf(trail!.d).flat()) expect(Math.abs(value)).toBeLessThan(10_000)
  })
})

it('names files after title and step', () => {
  expect(fileName(['Narrow ravine', 'step 500'], 'csv')).toBe('narrow-ravine-step-500.csv')
  expect(fileName(['../../etc/passwd\u0000', 'CON?'], 'svg')).toBe('etc-passwd-con.svg')
  expect(fileName(['峡谷：谁先到？', 'step 5'], 'png')).toBe('峡谷-谁先到-step-5.png')
  expect(fileName(['///'], 'json')).toBe('downhill.json')
  expect([...fileName(['x'.repeat(500)], 'csv')]).toHaveLength(84)
})

it('breaks text into lines that fit', () => {
  expect(linesOf('one two three four', 10, 60)).toEqual(['one two', 'three four'])
  expect(linesOf('一二三四五六七八', 10, 45)).toEqual(['一二三四', '五六七八'])
})

it('adds texts to a PNG, with a checksum', () => {
  // The header of a picture of one pixel, and the end (CRC of IEND is known).
  const bytes = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAAElFTkSuQmCC', 'base64'))
  const result = withTexts(bytes, { Title: '峡谷' })
  const view = new DataView(result.buffer)
  const length = view.getUint32(33)
  expect(Buffer.from(result.subarray(37, 41)).toString()).toBe('iTXt')
  expect(Buffer.from(result.subarray(41, 41 + length)).toString()).toBe('Title\0\0\0\0\0峡谷')
  expect(Buffer.from(result.subarray(33 + 12 + length)).equals(Buffer.from(bytes.subarray(33)))).toBe(true)
  // The same routine gives the CRC of the header that the encoder wrote.
  const again = withTexts(bytes, {})
  expect([...again]).toEqual([...bytes])
  expect(() => withTexts(Uint8Array.of(1, 2, 3), {})).toThrow('PNG')
})
