/** How a step is made. */
import type { Term } from '../term.ts'

export const descent = {
  gradient: {
    name: { en: 'Gradient', zh: '梯度' },
    text: {
      en: 'The slope along each parameter. It points uphill; steps go against it.',
      zh: '沿每个参数的斜率。它指向上坡，更新朝相反方向。',
    },
    formula:
      'g_t = \\nabla f(\\theta_{t-1}) = \\Big(\\frac{\\partial f}{\\partial \\theta_1}, \\dots, \\frac{\\partial f}{\\partial \\theta_P}\\Big)',
  },
  optimizer: {
    name: { en: 'Optimizer', zh: '优化器' },
    text: {
      en: 'The rule that turns gradients into steps. The formula of each is in its inspector.',
      zh: '把梯度变成更新的规则。每个优化器的公式见其检查面板。',
    },
  },
  updateRule: {
    name: { en: 'Update rule', zh: '更新规则' },
    text: {
      en: "How gradient, learning rate and the optimizer's memory become the new parameters.",
      zh: '梯度、学习率和优化器的记忆如何变成新参数。',
    },
    formula: '\\theta_{t} = \\theta_{t-1} + \\Delta\\theta(g_t, \\eta_t, \\text{state})',
  },
  update: {
    name: { en: 'Update', zh: '更新' },
    text: { en: 'What one step adds to the parameters.', zh: '一步加到参数上的量。' },
    formula: '\\Delta\\theta_t = \\theta_t - \\theta_{t-1}',
  },
  state: {
    name: { en: 'Optimizer state', zh: '优化器状态' },
    text: {
      en: 'What the optimizer remembers from step to step, a number for each parameter.',
      zh: '优化器逐步记住的内容，每个参数一个数。',
    },
  },
  rate: {
    name: { en: 'Learning rate', zh: '学习率' },
    text: {
      en: 'How far a step goes along the direction that the optimizer chooses. Too small is slow, too large diverges.',
      zh: '沿优化器选定的方向走多远。太小则慢，太大则发散。',
    },
    formula: '\\theta_{t} = \\theta_{t-1} - \\eta\\, g_{t}',
  },
  schedule: {
    name: { en: 'Learning-rate schedule', zh: '学习率调度' },
    text: { en: 'How the learning rate changes from step to step.', zh: '学习率如何逐步变化。' },
    formula: '\\eta_t = s(t)\\,\\eta',
  },
  warmUp: {
    name: { en: 'Warm-up', zh: '预热' },
    text: {
      en: 'The rate rises in a line from a share s of the first rate over w steps, before the schedule begins.',
      zh: '在调度开始前，学习率用 w 步从起始学习率的比例 s 沿直线上升。',
    },
    formula: '\\eta_t = \\eta\\,\\Big(s + (1 - s)\\,\\frac{t - 1 + o}{w}\\Big)',
  },
  momentum: {
    name: { en: 'Momentum', zh: '动量' },
    text: {
      en: 'A running sum of gradients, which goes on where they agree and cancels where they swing.',
      zh: '梯度的累积：方向一致时加速，来回摆动时抵消。',
    },
    formula: 'm_t = \\mu\\, m_{t-1} + g_t',
  },
  weightDecay: {
    name: { en: 'Weight decay', zh: '权重衰减' },
    text: {
      en: 'Each step shrinks every weight by a small share; for plain gradient descent the same as an L2 penalty.',
      zh: '每一步把每个权重缩小一点；对普通梯度下降等同于 L2 惩罚。',
    },
    formula: '\\theta_t = (1 - \\eta\\lambda)\\,\\theta_{t-1} - \\eta\\, g_t',
  },
  batch: {
    name: { en: 'Batch size', zh: '批量大小' },
    text: {
      en: 'Samples whose gradients are averaged for one step. All of them: exact and dear. Few: cheap and noisy.',
      zh: '一步中取平均的样本数。全部：精确而昂贵；少量：便宜而有噪声。',
    },
    formula: 'g_t = \\frac{1}{B} \\sum_{i=1}^{B} \\nabla \\ell_i(\\theta)',
  },
  fullBatch: {
    name: { en: 'Full batch', zh: '全批量' },
    text: {
      en: 'Each step uses all training samples: the exact gradient, without noise.',
      zh: '每一步使用全部训练样本：精确的梯度，没有噪声。',
    },
    formula: 'B = N_{\\text{train}}',
  },
  replacement: {
    name: { en: 'Drawing with replacement', zh: '有放回抽样' },
    text: {
      en: 'Each sample of a batch is drawn from all of them, so some come twice and some not at all.',
      zh: '批次中每个样本都从全体中抽取，因此有的出现两次，有的不出现。',
    },
  },
  gradientNoise: {
    name: { en: 'Gradient noise', zh: '梯度噪声' },
    text: {
      en: 'Normal noise added to each entry of each gradient, as small batches would bring; the same for all racers.',
      zh: '加在每个梯度分量上的正态噪声，如同小批量所带来的；所有选手相同。',
    },
    formula: '\\tilde g = g + \\sigma \\xi, \\quad \\xi \\sim \\mathcal N(0, I)',
  },
  wrapper: {
    name: { en: 'Around the rule', zh: '规则外围' },
    text: {
      en: 'What is added to an optimizer: it changes the gradient before the rule, or the parameters around it.',
      zh: '附加在优化器上的处理：在规则之前改变梯度，或在其前后改变参数。',
    },
  },
  average: {
    name: { en: 'Average of the parameters', zh: '参数平均' },
    text: {
      en: 'A running average of the parameters, evaluated beside them: it smooths the noise of the last steps.',
      zh: '参数的滑动平均，与参数一起评估：它平滑最后几步的噪声。',
    },
    formula: '\\bar\\theta_t = \\bar\\theta_{t-1} + c_t\\,(\\theta_t - \\bar\\theta_{t-1})',
  },
  earlyStopping: {
    name: { en: 'Early stopping', zh: '早停' },
    text: {
      en: 'A racer stops when its loss has not beaten its best by the threshold δ for so many evaluations.',
      zh: '若连续若干次评估损失都没有比最佳值低出阈值 δ，选手就停止。',
    },
    formula: '\\text{new best:}\\quad L < L_{\\text{best}} - \\delta',
  },
} as const satisfies Record<string, Term>
