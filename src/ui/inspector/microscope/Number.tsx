import { significant } from '../../../formula/worked.ts'

const minus = (text: string) => text.replace('-', '−')

/** A number of four significant digits; its tip has all of them. */
export function Significant({ value }: { value: number }) {
  const { mantissa, exponent } = significant(value)
  return (
    <span data-tip={exact(value)}>
      {(exponent === null || mantissa !== '1') && minus(mantissa)}
      {exponent !== null && (
        <>
          {mantissa === '1' ? '10' : '·10'}
          <sup>{minus(String(exponent))}</sup>
        </>
      )}
    </span>
  )
}

/** All digits of a number, as it is typed elsewhere. */
export const exact = (value: number): string => minus(String(value))
