import type { XAxisTickContentProps, YAxisTickContentProps } from 'recharts'
import { tickText } from './ticks.ts'

type TickProps = Pick<XAxisTickContentProps | YAxisTickContentProps, 'x' | 'y' | 'payload'> & {
  side: 'left' | 'bottom'
  share?: boolean
  /** Size from which on a number is a power of ten. */
  limit: number
}

/** The number at a tick; powers of ten are raised. */
export function Tick({ x, y, payload, side, share = false, limit }: TickProps) {
  const value = Number(payload.value)
  const { text, exponent } = tickText(share ? 100 * value : value, limit)
  return (
    <text
      x={x}
      y={y}
      dy={side === 'left' ? '0.32em' : '0.8em'}
      textAnchor={side === 'left' ? 'end' : 'middle'}
      fill="var(--ink2)"
      style={{ fontSize: 'var(--text-12)', fontWeight: 500 }}
    >
      {text}
      {exponent !== null && (
        <tspan dy="-0.45em" fontSize="0.75em">
          {String(exponent).replace('-', '−')}
        </tspan>
      )}
    </text>
  )
}
