/** Paths of a small chart over steps. */

export interface ChartPoint {
  readonly t: number
  readonly y: number
}

/** SVG path data in a box, one path for each run of steps without a gap, and where 0 lies if it is in sight. A step alone is a short dash. */
export function segments(
  points: readonly ChartPoint[],
  width: number,
  height: number,
): { readonly paths: readonly string[]; readonly zero: number | undefined } {
  if (points.length === 0) return { paths: [], zero: undefined }
  const values = points.map(({ y }) => y)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const pad = 3
  const first = points[0]!.t
  const span = Math.max(1, points.at(-1)!.t - first)
  const x = (t: number) => ((t - first) / span) * (width - 4) + 2
  const y = (value: number) =>
    high > low ? height - pad - ((value - low) / (high - low)) * (height - 2 * pad) : height / 2
  const runs: ChartPoint[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    if (run && run.at(-1)!.t === point.t - 1) run.push(point)
    else runs.push([point])
  }
  const at = ({ t, y: value }: ChartPoint) => `${x(t).toFixed(1)} ${y(value).toFixed(1)}`
  const paths = runs.map((run) => (run.length === 1 ? `M${at(run[0]!)}h2` : `M${run.map(at).join('L')}`))
  return { paths, zero: low < 0 && high > 0 ? y(0) : undefined }
}
