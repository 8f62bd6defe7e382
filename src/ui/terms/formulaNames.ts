/** The names of formulas: what each stands for. */
import type { Text } from '../../catalog/definition.ts'

/** Words, and LaTeX where it says more than the name. */
type Meaning = readonly [Text, string?]

const meanings: Readonly<Record<string, Meaning>> = {
  theta: [{ en: 'The parameters.', zh: '参数。' }, '\\theta'],
  g: [{ en: 'The gradient of this step.', zh: '这一步的梯度。' }, 'g_t'],
  lr: [{ en: 'The learning rate of this step.', zh: '这一步的学习率。' }, '\\eta_t'],
  t: [{ en: 'The number of the step, from 1.', zh: '步的序号，从 1 开始。' }],
  loss: [{ en: 'The loss of the batch.', zh: '批次的损失。' }],
  x: [{ en: 'The first input.', zh: '第一个输入。' }],
  y: [{ en: 'The second input.', zh: '第二个输入。' }],
  prediction: [{ en: 'What the model says.', zh: '模型的输出。' }, '\\hat y'],
  target: [{ en: 'What it should say.', zh: '应有的输出。' }, 'y'],
  step: [{ en: 'The number of the step, from 0.', zh: '步的序号，从 0 开始。' }],
  budget: [{ en: 'The steps of the race.', zh: '比赛的步数。' }],
  base: [{ en: 'The rate that is set for the racer.', zh: '为选手设置的学习率。' }, '\\eta'],
  metric: [{ en: 'The last validation loss; on a surface the loss.', zh: '最近的验证损失；曲面上为损失。' }],
  measured: [{ en: 'Whether a loss was taken since the last step.', zh: '自上一步以来是否取过损失。' }],
  momentum: [{ en: 'The momentum of the optimizer.', zh: '优化器的动量。' }, '\\mu'],
  sqrt: [{ en: 'Square root.', zh: '平方根。' }, '\\sqrt{x}'],
  abs: [{ en: 'Absolute value.', zh: '绝对值。' }, '|x|'],
  sign: [{ en: 'Sign: −1, 0 or 1.', zh: '符号：−1、0 或 1。' }, '\\operatorname{sign}(x)'],
  exp: [{ en: 'Exponential.', zh: '指数函数。' }, 'e^{x}'],
  log: [{ en: 'Natural logarithm.', zh: '自然对数。' }, '\\ln x'],
  sin: [{ en: 'Sine, of radians.', zh: '正弦，以弧度计。' }, '\\sin x'],
  cos: [{ en: 'Cosine, of radians.', zh: '余弦，以弧度计。' }, '\\cos x'],
  tanh: [{ en: 'Hyperbolic tangent.', zh: '双曲正切。' }, '\\tanh x'],
  sigmoid: [{ en: 'From −∞ … ∞ to 0 … 1.', zh: '把 −∞ … ∞ 映射到 0 … 1。' }, '\\frac{1}{1 + e^{-x}}'],
  softplus: [{ en: 'A smooth max(0, x).', zh: '平滑的 max(0, x)。' }, '\\ln(1 + e^{x})'],
  floor: [{ en: 'The greatest whole number not above.', zh: '不大于它的最大整数。' }, '\\lfloor x \\rfloor'],
  min: [{ en: 'The smaller of two.', zh: '两者中较小的。' }, '\\min(x, y)'],
  max: [{ en: 'The greater of two.', zh: '两者中较大的。' }, '\\max(x, y)'],
  clip: [{ en: 'Kept between two limits.', zh: '限制在两个界限之间。' }, '\\min(\\max(x, a), b)'],
  where: [{ en: 'One of two, by a condition.', zh: '按条件取两者之一。' }, 'c\\ ?\\ x : y'],
  norm: [
    { en: 'Length of a tensor, as one long vector.', zh: '把张量视为一个长向量时的长度。' },
    '\\lVert x \\rVert_2',
  ],
  mean: [{ en: 'Mean of the entries of a tensor.', zh: '张量各分量的平均。' }, '\\frac{1}{n} \\sum_i x_i'],
}

const own: Meaning = [{ en: 'A name that this formula declares.', zh: '该公式自己声明的名称。' }]

/** The words of a name of a formula. */
export function meaningOf(name: string): { readonly summary: Text; readonly formulas: readonly string[] } {
  const [summary, tex] = (Object.hasOwn(meanings, name) && meanings[name]) || own
  return { summary, formulas: tex === undefined ? [] : [tex] }
}
