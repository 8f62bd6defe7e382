import type { TFunction } from 'i18next'
import { inLanguage } from '../../../i18n/setup.ts'
import type { StepTrace } from '../../../state/steps.ts'
import type { HistorySeries } from './History.tsx'
import type { ShownPart } from './lines.ts'
import { roleOf } from '../../formulas/meanings.ts'
import { parameterName } from './parameterNames.ts'

/** What is drawn over time: the parameter, its gradient, the update, and every state. */
export function seriesOf(
  trace: StepTrace,
  parts: readonly ShownPart[],
  t: TFunction<'microscope'>,
): readonly HistorySeries[] {
  const states = trace.parts.flatMap(({ id, states: all }, index) =>
    all.map(({ name }): HistorySeries => {
      const { meanings } = parts[index]!
      const word = meanings.states[name]
      return {
        key: `${id}.${name}`,
        label: word ? `${inLanguage(word)} ${name}` : name,
        term: 'state',
        role: roleOf(name, meanings),
        value: (step) => step.states[`${id}.${name}`],
      }
    }),
  )
  return [
    {
      key: 'theta',
      label: `θ (${parameterName(trace)})`,
      term: 'parameters',
      role: 'plain',
      value: ({ theta }) => theta,
    },
    {
      key: 'gradient',
      label: `${t('gradient')} g`,
      term: 'gradient',
      role: 'gradient',
      value: ({ gradient }) => gradient,
    },
    ...states,
    { key: 'update', label: `${t('update')} Δθ`, term: 'update', role: 'plain', value: ({ update }) => update },
  ]
}
