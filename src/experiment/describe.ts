/** Short texts for choices: chips of the racer list, columns of the terminal's table. */
import type { Parameter } from '../catalog/definition.ts'
import { losses } from '../catalog/losses/index.ts'
import { optimizers } from '../catalog/optimizers/index.ts'
import { schedules } from '../catalog/schedules/index.ts'
import type { Batching, Choice } from './document.ts'

export type Language = 'en' | 'zh'

const OWN_RULE = { en: 'Own rule', zh: '自定义规则' }
const OWN_FORMULA = { en: 'Own formula', zh: '自定义公式' }
const FULL = { en: 'full', zh: '全部' }

/** Characters of the LaTeX symbols that a chip writes. */
const SIGNS: Readonly<Record<string, string>> = {
  '\\mu': 'μ',
  '\\alpha': 'α',
  '\\beta_1': 'β₁',
  '\\beta_2': 'β₂',
  '\\lambda': 'λ',
  '\\rho': 'ρ',
  '\\tau': 'τ',
  '\\varepsilon': 'ε',
  s_0: 's₀',
}

/** Parameters that stand in the chip even at their defaults. */
const ALWAYS = new Set(['alpha', 'beta1', 'beta2'])

function part(parameter: Parameter, value: unknown, language: Language): string | undefined {
  if (parameter.kind === 'switch') return value === true ? parameter.label[language] : undefined
  if (parameter.kind === 'choice') return parameter.options.find((option) => option.value === value)?.label[language]
  return `${SIGNS[parameter.symbol ?? ''] ?? parameter.label[language]} ${String(value)}`
}

/** An optimizer and what sets it apart: 'SGD', 'SGD · μ 0.9', 'Adam · β 0.9, 0.999', 'RMSProp · α 0.99 · Centered'. */
export function describeOptimizer(choice: Choice, language: Language = 'en'): string {
  const definition = optimizers.get(choice.id)
  if (!definition) return choice.id === 'own' ? OWN_RULE[language] : choice.id
  const parts = [definition.name[language]]
  const { beta1, beta2 } = choice.parameters
  if (beta1 !== undefined && beta2 !== undefined) parts.push(`β ${String(beta1)}, ${String(beta2)}`)
  for (const [name, parameter] of Object.entries(definition.parameters)) {
    const value = choice.parameters[name]
    if (name === 'beta1' || name === 'beta2' || (value === parameter.default && !ALWAYS.has(name))) continue
    const text = part(parameter, value, language)
    if (text !== undefined) parts.push(text)
  }
  return parts.join(' · ')
}

/** A schedule's name. */
export function describeSchedule(choice: Choice, language: Language = 'en'): string {
  return schedules.get(choice.id)?.name[language] ?? OWN_FORMULA[language]
}

/** A loss's name. */
export function describeLoss(choice: Choice, language: Language = 'en'): string {
  return losses.get(choice.id)?.name[language] ?? OWN_FORMULA[language]
}

/** A batch: 'full', '16', '16 ↺' with replacement. */
export function describeBatch({ size, replacement }: Batching, language: Language = 'en'): string {
  if (size === 0) return FULL[language]
  return replacement ? `${size} ↺` : String(size)
}
