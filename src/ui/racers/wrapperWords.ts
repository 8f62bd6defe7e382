/** How wrappers are told in a chip: "clip 1", "EMA 0.99". */
import type { Parameters, Text } from '../../catalog/definition.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import type { Choice } from '../../experiment/document.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { symbolPlain } from '../parts/symbols.tsx'
import { chosen, plain } from '../theme/format.ts'

interface Word {
  readonly name: Text
  /** The parameter that is told whatever its value. */
  readonly tells?: string
}

const same = (name: string): Text => ({ en: name, zh: name })

/** Short names of the wrappers, by id. */
export const wrapperWords: Readonly<Record<string, Word>> = {
  accumulation: { name: { en: 'accumulate', zh: '累积' }, tells: 'batches' },
  sam: { name: same('SAM'), tells: 'radius' },
  'clip-norm': { name: { en: 'clip', zh: '裁剪' }, tells: 'maxNorm' },
  'clip-value': { name: { en: 'clip ±', zh: '裁剪 ±' }, tells: 'maxValue' },
  'gradient-noise': { name: { en: 'noise', zh: '噪声' }, tells: 'variance' },
  'coupled-decay': { name: { en: 'coupled decay', zh: '耦合衰减' }, tells: 'weightDecay' },
  'decoupled-decay': { name: { en: 'decay', zh: '衰减' }, tells: 'weightDecay' },
  'max-norm': { name: { en: 'max-norm', zh: '最大范数' }, tells: 'maxNorm' },
  lookahead: { name: same('Lookahead'), tells: 'steps' },
  ema: { name: same('EMA'), tells: 'decay' },
  swa: { name: same('SWA') },
}

/** Parameters beside the told one that are not the default: "s 100". */
function others(parameters: Parameters, values: Choice['parameters'], tells: string | undefined): string[] {
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = values[name]
    if (name === tells || value === parameter.default) return []
    const label = symbolPlain(parameter.symbol) || inLanguage(parameter.label)
    return [typeof value === 'number' ? `${label} ${plain(chosen(value))}` : label]
  })
}

/** A wrapper with what its parameters say. */
export function wrapperWord({ id, parameters: values }: Choice): string {
  const { name, tells } = wrapperWords[id] ?? { name: wrappers.get(id)?.name ?? same(id) }
  const told = tells === undefined ? [] : [plain(chosen(Number(values[tells])))]
  return [inLanguage(name), ...told, ...others(wrappers.get(id)?.parameters ?? {}, values, tells)].join(' ')
}
