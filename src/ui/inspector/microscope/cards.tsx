/** The cards of a step: what is done, in symbols, in numbers, and what comes out. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { significant, type WorkedLine } from '../../../formula/worked.ts'
import type { StepTrace } from '../../../state/steps.ts'
import { Formula } from '../../parts/Formula.tsx'
import type { Role } from '../../formulas/meanings.ts'
import type { TermId } from '../../terms/terms.ts'
import { told } from '../../terms/told.ts'
import styles from './microscope.module.css'
import { Significant } from './Number.tsx'
import { isPoint, parameterName } from './parameterNames.ts'

interface CardProps {
  number: number
  name: string
  symbolic: string
  /** The right side in numbers. */
  numbers?: string | undefined
  words: string
  value: number
  role: Role
  symbol?: string
  note?: ReactNode
  /** The word that the result is. */
  term: TermId
}

function Card({ number, name, symbolic, numbers, words, value, role, symbol, note, term }: CardProps) {
  return (
    <div className={styles.card} role="group" aria-label={name}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div className={styles.sides}>
        <Formula tex={symbolic} display />
        {numbers !== undefined && <Formula tex={`= ${numbers}`} display />}
        {note && <p className={styles.small}>{note}</p>}
      </div>
      <p className={styles.result} data-role={role}>
        <strong data-key={symbol} data-role={role}>
          <Significant value={value} />
        </strong>
        <span {...told({ term })}>{words}</span>
      </p>
    </div>
  )
}

/** One line of the rule or of a wrapper. */
export function LineCard({
  number,
  line,
  words,
  role,
}: {
  number: number
  line: WorkedLine
  words: string
  role: Role
}) {
  const { symbolic, numbers, result, key, name } = line
  return (
    <Card
      number={number}
      name={name}
      symbolic={symbolic}
      numbers={numbers}
      words={words}
      value={result}
      role={role}
      symbol={key}
      term="updateRule"
    />
  )
}

const colour = (role: Role, key: string, tex: string) => `\\htmlData{key=${key},role=${role}}{${tex}}`

/** A number in a formula, to so many digits that differences of such numbers keep four. */
export function inTex(value: number, digits?: number): string {
  const { mantissa, exponent } = significant(value, digits)
  const sign = mantissa.replace('∞', '\\infty').replace('NaN', '\\text{NaN}')
  const text = exponent === null ? sign : `${sign} \\cdot 10^{${exponent}}`
  return mantissa.startsWith('-') ? `(${text})` : text
}

/** The gradient as the objective gave it. */
export function GradientCard({ number, trace }: { number: number; trace: StepTrace }) {
  const { t } = useTranslation('microscope')
  const name = parameterName(trace)
  const index = isPoint(trace) ? name : `\\texttt{${name.replaceAll('_', '\\_')}}`
  const at = trace.point.map((value) => inTex(value).replace(/^\((.*)\)$/, '$1')).join(',\\ ')
  return (
    <Card
      number={number}
      name={t('gradient')}
      symbolic={`${colour('gradient', 'g.0', 'g_t')} = \\nabla ${isPoint(trace) ? 'f' : 'L'}(\\theta_{t-1})`}
      numbers={isPoint(trace) ? `\\nabla f(${at})_{${index}}` : `\\left(\\nabla L\\right)_{${index}}`}
      words={t('gradient')}
      value={trace.gradient}
      role="gradient"
      symbol="g.0"
      term="gradient"
      note={t(isPoint(trace) ? 'gradientSurface' : 'gradientData', { name })}
    />
  )
}

/** Fewest digits with which the difference of two numbers comes out to four. */
function differenceDigits(a: number, b: number): number {
  const four = (x: number) => Number(x.toPrecision(4))
  for (let digits = 4; digits < 17; digits++)
    if (four(Number(b.toPrecision(digits)) - Number(a.toPrecision(digits))) === four(b - a)) return digits
  return 17
}

/** The whole update of the parameter. */
export function OutcomeCard({ number, trace }: { number: number; trace: StepTrace }) {
  const { t } = useTranslation('microscope')
  const { before, after } = trace
  const digits = differenceDigits(before, after)
  const name = parameterName(trace)
  return (
    <div data-outcome>
      <Card
        number={number}
        name={t('update')}
        symbolic="\Delta \theta = \theta_t - \theta_{t-1}"
        numbers={`${inTex(after, digits).replace(/^\((.*)\)$/, '$1')} - ${inTex(before, digits)}`}
        words={t('updateOf', { name })}
        value={after - before}
        role="plain"
        term="update"
        note={
          <>
            {t(trace.isLargest ? 'largestOfAll' : 'lengthOfAll')} <Significant value={trace.length} />
          </>
        }
      />
    </div>
  )
}
