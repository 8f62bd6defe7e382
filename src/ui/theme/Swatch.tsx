import { markerPath, racerColourVariable, racerDash, racerMarker } from './racers.ts'

interface SwatchProps {
  /** Racer colour number, 1 to 12. */
  colour: number
  /** Dash number, 1 to 6. */
  dash: number
  /** Width in px; the marker stands at 60 % of it. */
  width?: number
}

/** A racer's line with its dash and marker. It is decoration: the name beside it says who it is. */
export function Swatch({ colour, dash, width = 44 }: SwatchProps) {
  const paint = racerColourVariable(colour)
  const { shape, hollow } = racerMarker(colour)
  const path = markerPath(shape, width * 0.6, 8, 5)
  return (
    <svg className="swatch" width={width} height={16} viewBox={`0 0 ${width} 16`} aria-hidden="true">
      <line
        x1={0}
        y1={8}
        x2={width}
        y2={8}
        stroke={paint}
        strokeWidth={2.5}
        strokeDasharray={racerDash(dash).join(' ')}
      />
      <path d={path} fill="var(--panel)" stroke="var(--panel)" strokeWidth={hollow ? 5 : 4} />
      <path d={path} fill={hollow ? 'var(--panel)' : paint} stroke={paint} strokeWidth={hollow ? 2 : 0} />
    </svg>
  )
}
