/** The words of the screen: what each means, in a sentence, and its formula where it has one. Fetched with the first tip. */
import type { Text } from '../../catalog/definition.ts'

export interface Term {
  readonly name: Text
  readonly text: Text
  /** LaTeX. */
  readonly formula?: string
}

/** In the order in which the list of words shows them. */
export const terms = {
  step: {
    name: { en: 'Step', zh: '步' },
    text: { en: 'One update of all parameters.', zh: '对全部参数的一次更新。' },
    formula: '\\theta_{t} = \\theta_{t-1} - \\eta\\, g_{t}',
  },
  epoch: {
    name: { en: 'Epoch', zh: '轮次' },
    text: {
      en: 'As many steps as it takes to see every training sample once.',
      zh: '把每个训练样本看一遍所需的步数。',
    },
    formula: '\\text{epoch} = \\frac{\\text{steps} \\cdot B}{N_{\\text{train}}}',
  },
  optimizer: {
    name: { en: 'Optimizer', zh: '优化器' },
    text: {
      en: 'The rule that turns gradients into steps. The formula of each is in its inspector.',
      zh: '把梯度变成更新的规则。每个优化器的公式见其检查面板。',
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
  batch: {
    name: { en: 'Batch size', zh: '批量大小' },
    text: {
      en: 'Samples whose gradients are averaged for one step. All of them: exact and dear. Few: cheap and noisy.',
      zh: '一步中取平均的样本数。全部：精确而昂贵；少量：便宜而有噪声。',
    },
    formula: 'g_t = \\frac{1}{B} \\sum_{i=1}^{B} \\nabla \\ell_i(\\theta)',
  },
  loss: {
    name: { en: 'Loss', zh: '损失' },
    text: {
      en: 'What is minimized: on a surface its height, on data how wrong the model is.',
      zh: '要最小化的量：曲面的高度，或模型在数据上的误差。',
    },
    formula: '\\min_\\theta f(\\theta)',
  },
  trainingLoss: {
    name: { en: 'Training loss', zh: '训练损失' },
    text: { en: 'Mean loss over the samples that the racers learn from.', zh: '选手所学样本上的平均损失。' },
    formula: '\\frac{1}{N} \\sum_{i \\in \\text{train}} \\ell\\big(\\hat y_i, y_i\\big)',
  },
  validationLoss: {
    name: { en: 'Validation loss', zh: '验证损失' },
    text: {
      en: 'Mean loss over samples that are kept from learning: it shows overfitting, and chooses rates and batch sizes.',
      zh: '未参与学习的样本上的平均损失：它揭示过拟合，也用来选择学习率和批量大小。',
    },
    formula: '\\frac{1}{N} \\sum_{i \\in \\text{val}} \\ell\\big(\\hat y_i, y_i\\big)',
  },
  testLoss: {
    name: { en: 'Test loss', zh: '测试损失' },
    text: {
      en: 'Mean loss over samples that are looked at once, when the race has ended, so that nothing was chosen by them.',
      zh: '只在比赛结束时看一次的样本上的平均损失，因此没有任何选择依据过它们。',
    },
  },
  accuracy: {
    name: { en: 'Accuracy', zh: '准确率' },
    text: { en: 'Share of samples whose class is predicted right.', zh: '类别预测正确的样本所占比例。' },
    formula: '\\frac{1}{N} \\sum_{i} \\big[\\hat y_i = y_i\\big]',
  },
  gradientNorm: {
    name: { en: 'Gradient norm', zh: '梯度范数' },
    text: {
      en: 'Length of the gradient: how steep it is here. It goes to 0 at a minimum, and at a saddle point.',
      zh: '梯度的长度，即此处有多陡。在极小值和鞍点处趋于 0。',
    },
    formula: '\\lVert g \\rVert = \\sqrt{\\textstyle\\sum_j g_j^2}',
  },
  distance: {
    name: { en: 'Distance to the minimum', zh: '到最小值的距离' },
    text: { en: 'How far the parameters are from the nearest known minimum.', zh: '参数离最近的已知最小值有多远。' },
    formula: '\\lVert \\theta - \\theta^{*} \\rVert',
  },
  target: {
    name: { en: 'Target loss', zh: '目标损失' },
    text: {
      en: 'The loss that counts as reached; the table tells who reached it first.',
      zh: '视为达到的损失；表格显示谁最先达到。',
    },
  },
  rank: {
    name: { en: 'Rank', zh: '名次' },
    text: {
      en: 'By the loss now: on data the validation loss where there is one. One run with one seed is one sample, not a verdict.',
      zh: '按当前损失排名；在数据上若有验证集则按验证损失。一个种子的一次运行只是一个样本，不是定论。',
    },
  },
  status: {
    name: { en: 'Status', zh: '状态' },
    text: {
      en: 'What a racer does now. Diverged: loss, gradient or a parameter is no longer a finite number.',
      zh: '选手当前在做什么。发散：损失、梯度或某个参数不再是有限数。',
    },
  },
  budget: {
    name: { en: 'Steps', zh: '步数' },
    text: {
      en: 'Updates that each racer makes before it has finished. Schedules stretch over them.',
      zh: '每个选手结束前的更新次数。调度随之伸缩。',
    },
  },
  seed: {
    name: { en: 'Seed', zh: '随机种子' },
    text: {
      en: 'Where all random numbers begin: data, first weights, batches, noise. The same seed gives the same race, bit for bit.',
      zh: '所有随机数的起点：数据、初始权重、批次、噪声。同一种子得到逐位相同的比赛。',
    },
  },
  precision: {
    name: { en: 'Precision', zh: '精度' },
    text: {
      en: 'How many digits numbers have: about 7 in float32, about 16 in float64.',
      zh: '数字的有效位数：float32 约 7 位，float64 约 16 位。',
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
  penaltyL1: {
    name: { en: 'L1 penalty', zh: 'L1 惩罚' },
    text: {
      en: 'Adds the sizes of all weights to the loss: many weights become 0.',
      zh: '把所有权重的绝对值加入损失：许多权重变为 0。',
    },
    formula: '\\lambda_1 \\sum_j |w_j|',
  },
  penaltyL2: {
    name: { en: 'L2 penalty', zh: 'L2 惩罚' },
    text: {
      en: 'Adds the squares of all weights to the loss: large weights become dear.',
      zh: '把所有权重的平方加入损失：大的权重代价高。',
    },
    formula: '\\tfrac{\\lambda_2}{2} \\sum_j w_j^2',
  },
  weightDecay: {
    name: { en: 'Weight decay', zh: '权重衰减' },
    text: {
      en: 'Each step shrinks every weight by a small share; for plain gradient descent the same as an L2 penalty.',
      zh: '每一步把每个权重缩小一点；对普通梯度下降等同于 L2 惩罚。',
    },
    formula: '\\theta_t = (1 - \\eta\\lambda)\\,\\theta_{t-1} - \\eta\\, g_t',
  },
  momentum: {
    name: { en: 'Momentum', zh: '动量' },
    text: {
      en: 'A running sum of gradients, which goes on where they agree and cancels where they swing.',
      zh: '梯度的累积：方向一致时加速，来回摆动时抵消。',
    },
    formula: 'm_t = \\mu\\, m_{t-1} + g_t',
  },
  training: {
    name: { en: 'Training set', zh: '训练集' },
    text: { en: 'The samples that gradients are taken of.', zh: '用来求梯度的样本。' },
  },
  validation: {
    name: { en: 'Validation set', zh: '验证集' },
    text: {
      en: 'Samples that are not learnt from, to compare racers and to see overfitting.',
      zh: '不参与学习的样本，用来比较选手和发现过拟合。',
    },
  },
  overfitting: {
    name: { en: 'Overfitting', zh: '过拟合' },
    text: {
      en: 'Training loss goes on falling while validation loss rises: the model learns the noise.',
      zh: '训练损失继续下降而验证损失上升：模型在学习噪声。',
    },
  },
  labelNoise: {
    name: { en: 'Label noise', zh: '标签噪声' },
    text: {
      en: 'A share of the training labels is made wrong on purpose, to see who learns them by heart.',
      zh: '故意弄错一部分训练标签，看谁会死记硬背。',
    },
  },
  standardize: {
    name: { en: 'Standardization', zh: '标准化' },
    text: {
      en: 'Each input is shifted and scaled by mean and deviation of the training set.',
      zh: '用训练集的均值和标准差平移并缩放每个输入。',
    },
    formula: "x' = \\frac{x - \\mu}{\\sigma}",
  },
  initializer: {
    name: { en: 'Initialization', zh: '初始化' },
    text: {
      en: 'What the weights are before the first step; the same for all racers.',
      zh: '第一步之前的权重；所有选手相同。',
    },
  },
  activation: {
    name: { en: 'Activation function', zh: '激活函数' },
    text: {
      en: 'The bend behind each unit; without it layers would be one straight map.',
      zh: '每个单元后的非线性；没有它，多层也只是一个线性映射。',
    },
    formula: 'a = \\varphi(W x + b)',
  },
  speed: {
    name: { en: 'Speed', zh: '速度' },
    text: {
      en: 'Steps per second that are shown. It changes nothing about the numbers.',
      zh: '每秒显示的步数。对数值没有任何影响。',
    },
  },
} as const satisfies Record<string, Term>

export type TermId = keyof typeof terms

/** The term of an id that was read from an element; undefined for none. */
export function termOf(id: string | undefined): Term | undefined {
  return id !== undefined && Object.hasOwn(terms, id) ? terms[id as TermId] : undefined
}
