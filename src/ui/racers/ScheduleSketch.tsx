import { useEffect, useState } from 'react'
import type { Racer } from '../../experiment/document.ts'
import { scheduleCurve } from '../../state/schedules.ts'

/** The rate at each of some steps over the budget, as the engine's schedule gives it; undefined while it is not there yet. */
export function useScheduleCurve(racer: Racer, budget: number): Float64Array | undefined {
  const [curve, setCurve] = useState<Float64Array>()
  const { rate, schedule, warmup } = racer
  const key = JSON.stringify([rate, schedule, warmup, budget])
  useEffect(() => {
    let current = true
    scheduleCurve(racer, budget).then(
      (rates) => current && setCurve(rates),
      () => current && setCurve(undefined),
    )
    return () => {
      current = false
    }
    // The key holds everything of the racer that the curve depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return curve
}

/** The curve as SVG path data in a box, from 0 at its bottom to the largest rate at its top. */
export function curvePath(rates: Float64Array, width: number, height: number): string {
  const top = rates.reduce((a, b) => Math.max(a, b), 0) || 1
  const last = Math.max(1, rates.length - 1)
  const points = Array.from(rates, (rate, index) => {
    const x = (index / last) * width
    const y = height - (Math.max(0, rate) / top) * height
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return points.length === 0 ? '' : `M${points.join('L')}`
}

interface ScheduleSketchProps {
  racer: Racer
  budget: number
  /** Name of the schedule, read instead of the picture. */
  label: string
}

/** The rate over the budget in 52 by 16 px. */
export function ScheduleSketch({ racer, budget, label }: ScheduleSketchProps) {
  const curve = useScheduleCurve(racer, budget)
  return (
    <svg width={52} height={16} viewBox="0 0 52 16" role="img" aria-label={label}>
      <title>{label}</title>
      {curve && (
        <path
          d={curvePath(curve, 50, 10)}
          transform="translate(1 3)"
          fill="none"
          stroke="var(--ink2)"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}
