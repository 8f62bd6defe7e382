import { chosen, measured } from './format.ts'

/** A number as it is written in tables and fields; powers of ten are raised with `<sup>`. */
export function Figure({ value, kind = 'measured' }: { value: number; kind?: 'measured' | 'chosen' }) {
  const { mantissa, exponent } = kind === 'measured' ? measured(value) : chosen(value)
  if (exponent === null) return <>{mantissa}</>
  return (
    <>
      {mantissa === '' ? '10' : `${mantissa}·10`}
      <sup>{String(exponent).replace('-', '−')}</sup>
    </>
  )
}
