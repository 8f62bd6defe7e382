import { useMemo } from 'react'
import { defaultValues } from '../../../catalog/definition.ts'
import type { GeneratedDataset } from '../../../catalog/dataset.ts'
import { classVariable } from '../../stage/classLook.ts'
import { mathematics, pictureRandom } from './random.ts'

const size = 38
const points = 64

interface Dot {
  readonly x: number
  readonly y: number
  readonly paint: string
}

function dotsOf(dataset: GeneratedDataset): readonly Dot[] {
  const { features, classes, x, y } = dataset.generate(
    points,
    defaultValues(dataset.parameters),
    pictureRandom(),
    mathematics,
  )
  const across = ([low, high]: readonly [number, number], value: number) => (size * (value - low)) / (high - low)
  const [least, most] = [Math.min(...y), Math.max(...y)]
  const paint = (target: number): string => {
    if (classes > 0) return classVariable(target)
    if (features === 1) return 'var(--ink2)'
    // A number over two inputs: from blue to orange, as on the stage.
    const share = Math.round((100 * (target - least)) / (most - least))
    return `color-mix(in oklab, ${classVariable(1)} ${share}%, ${classVariable(0)})`
  }
  return Array.from(y, (target, row) => ({
    x: across(dataset.view.x, x[row * features] ?? 0),
    y: size - across(dataset.view.y, features === 1 ? target : (x[row * features + 1] ?? 0)),
    paint: paint(target),
  }))
}

/** A small picture of a data set: some of its points, drawn once with its default settings. */
export function DataThumb({ dataset }: { dataset: GeneratedDataset }) {
  const dots = useMemo(() => dotsOf(dataset), [dataset])
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      {dots.map((dot, index) => (
        <circle key={index} cx={dot.x.toFixed(1)} cy={dot.y.toFixed(1)} r={1.3} fill={dot.paint} />
      ))}
    </svg>
  )
}
