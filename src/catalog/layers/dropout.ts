import { sizeOf, type Layer } from '../layer.ts'
import { number } from '../parameters.ts'

/** In training each value is 0 with probability `rate`, and divided by 1 - rate otherwise; in evaluation nothing happens. */
export const dropout: Layer = {
  id: 'dropout',
  name: { en: 'Dropout', zh: '随机失活' },
  source: 'Srivastava et al. 2014, JMLR 15, https://jmlr.org/papers/v15/srivastava14a.html; as torch.nn.Dropout',
  summary: {
    en: 'Switches units off at random while training, so that none can rely on another.',
    zh: '训练时随机关闭一些单元，使单元之间不能相互依赖。',
  },
  parameters: {
    rate: number({
      label: { en: 'Share switched off', zh: '失活比例' },
      symbol: 'p',
      description: { en: 'Probability that a unit is off at a step.', zh: '某一步中一个单元被关闭的概率。' },
      default: 0.25,
      min: 0,
      max: 0.9,
    }),
  },
  build(input, p) {
    const rate = Number(p.rate)
    return { output: input, operations: rate === 0 ? [] : [{ kind: 'dropout', rate, units: sizeOf(input) }] }
  },
}
