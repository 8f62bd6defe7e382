import { useMemo } from 'react'
import { defaultValues } from '../../catalog/definition.ts'
import type { Dataset } from '../../catalog/kinds.ts'
import { mathematics, pictureRandom } from './random.ts'

const size = 38
const points = 64

interface Dot {
  readonly x: number
  readonly y: number
  readonly group: number
}

function dotsOf(dataset: Dataset): readonly Dot[] {
  const { features, classes, x, y } = dataset.generate(
    points,
    defaultValues(dataset.parameters),
    pictureRandom(),
    mathematics,
  )
  const across = ([low, high]: readonly [number, number], value: number) => (size * (value - low)) / (high - low)
  return Array.from(y, (target, row) => ({
    x: across(dataset.view.x, x[row * features] ?? 0),
    y: size - across(dataset.view.y, features === 1 ? target : (x[row * features + 1] ?? 0)),
    group: classes === 0 ? -1 : target,
  }))
}

const paint = (group: number): string =>
  group === 0 ? 'var(--class-0-point)' : group === 1 ? 'var(--class-1-point)' : 'var(--ink2)'

/** A small picture of a data set: some of its points, drawn once with its default settings. */
export function DataThumb({ dataset }: { dataset: Dataset }) {
  const dots = useMemo(() => dotsOf(dataset), [dataset])
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      {dots.map((dot, index) => (
        <circle key={index} cx={dot.x.toFixed(1)} cy={dot.y.toFixed(1)} r={1.3} fill={paint(dot.group)} />
      ))}
    </svg>
  )
}
