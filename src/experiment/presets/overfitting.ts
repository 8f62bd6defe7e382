import { data, entry, experiment, layer, tanh, wrapper, type Preset } from './preset.ts'

const group = { en: 'Overfitting', zh: '过拟合' }

export const overfitting: readonly Preset[] = [
  {
    id: 'too-well',
    group,
    title: { en: 'Learned too well', zh: '学得太好' },
    question: { en: 'Can a network fit too well?', zh: '网络会拟合得太好吗？' },
    hint: {
      en: 'Forty noisy points to learn from, eighty to judge by, and more than a thousand weights. Weight decay is the only difference.',
      zh: '40 个带噪声的点用于训练，80 个用于验证，权重却超过一千个。唯一的区别是权重衰减。',
    },
    look: {
      en: 'Training loss (solid) falls to nothing while validation loss (dashed) turns and rises. Decay holds the two together.',
      zh: '训练损失（实线）降到几乎为零，验证损失（虚线）却掉头上升。权重衰减使两者靠近。',
    },
    experiment: experiment(
      'too-well',
      data(
        'moons',
        { noise: 0.35 },
        { samples: 160, split: { train: 0.25, validation: 0.5 }, model: { layers: tanh(32, 32) } },
      ),
      [
        entry('No decay', 'adamw', 0.01, { parameters: { weightDecay: 0 } }),
        entry('Decay 0.3', 'adamw', 0.01, { parameters: { weightDecay: 0.3 } }),
        entry('Decay 1', 'adamw', 0.01, { parameters: { weightDecay: 1 } }),
      ],
      { budget: 1500 },
    ),
  },
  {
    id: 'polynomial',
    group,
    title: { en: 'Eight powers', zh: '八次多项式' },
    question: { en: 'What if training stops early?', zh: '提早停止训练会怎样？' },
    hint: {
      en: 'A polynomial of degree 8 and a dozen points. The longer it trains, the closer it gets to them.',
      zh: '一个八次多项式和十几个点。训练越久，曲线离这些点越近。',
    },
    look: {
      en: 'Compare the step of the lowest validation loss (dashed) with the end: the best curve came earlier.',
      zh: '比较验证损失（虚线）最低的一步与终点：最好的曲线出现得更早。',
    },
    experiment: experiment(
      'polynomial',
      data(
        'sine',
        { noise: 0.35 },
        { samples: 36, split: { train: 0.33, validation: 0.5 }, model: { degree: 8, layers: [] } },
      ),
      [
        entry('SGD', 'sgd', 0.1),
        entry('Momentum', 'sgd', 0.05, { parameters: { momentum: 0.9 } }),
        entry('Adam', 'adam', 0.05),
      ],
      { budget: 5000 },
    ),
  },
  {
    id: 'dropout',
    group,
    title: { en: 'Dropout', zh: '随机失活（Dropout）' },
    question: { en: 'Why switch units off at random?', zh: '为什么要随机关闭单元？' },
    hint: {
      en: 'The points and the network of “Learned too well”, but half of the hidden units are switched off in each step.',
      zh: '与「学得太好」相同的点和网络，但每一步随机关闭一半隐藏单元。',
    },
    look: {
      en: 'No unit can rely on another one, so none learns a single point by heart: validation loss hardly turns.',
      zh: '任何单元都不能依赖其他单元，也就无法死记单个点：验证损失几乎不再上升。',
    },
    experiment: experiment(
      'dropout',
      data(
        'moons',
        { noise: 0.35 },
        {
          samples: 160,
          split: { train: 0.25, validation: 0.5 },
          model: {
            layers: [...tanh(32), layer('dropout', { rate: 0.5 }), ...tanh(32), layer('dropout', { rate: 0.5 })],
          },
        },
      ),
      [
        entry('Adam', 'adam', 0.01),
        entry('Momentum', 'sgd', 0.05, { parameters: { momentum: 0.9 } }),
        entry('AdamW', 'adamw', 0.01, { parameters: { weightDecay: 0.3 } }),
      ],
      { budget: 1500 },
    ),
  },
  {
    id: 'early-stopping',
    group,
    title: { en: 'Diabetes', zh: '糖尿病数据' },
    question: { en: 'When should training stop?', zh: '何时应该停止训练？' },
    hint: {
      en: '442 patients, ten measurements each, a network of more than 1,400 weights. Four ways to deal with that.',
      zh: '442 名患者，每人十项指标，网络却有 1400 多个权重。四种应对方法。',
    },
    look: {
      en: 'Left alone, the network learns the patients by heart. Early stopping keeps the weights of the best step; the others hold them small.',
      zh: '放任不管，网络会背下每位患者。早停保留最佳一步的权重；其余方法限制权重的大小。',
    },
    experiment: experiment(
      'early-stopping',
      data('diabetes', {}, { model: { layers: tanh(32, 32) } }),
      [
        entry('To the end', 'adam', 0.005, { batch: 32 }),
        entry('Early stopping', 'adam', 0.005, { batch: 32, stopping: { patience: 20 } }),
        entry('Weight decay', 'adamw', 0.005, { batch: 32, parameters: { weightDecay: 1 } }),
        entry('Max-norm', 'adam', 0.005, { batch: 32, wrappers: [wrapper('max-norm', { maxNorm: 0.5 })] }),
      ],
      { budget: 2000 },
    ),
  },
  {
    id: 'wrong-labels',
    group,
    title: { en: 'Wrong labels', zh: '错误标签' },
    question: { en: 'Can one learn from wrong labels?', zh: '能从错误标签中学习吗？' },
    hint: {
      en: 'A fifth of the training labels are wrong; those of validation are right. Which racer finds the two moons all the same?',
      zh: '五分之一的训练标签是错的，验证标签是对的。谁仍能找到两个月牙？',
    },
    look: {
      en: 'Trained to the end, the border winds around the wrong points. Stopping early or looking uphill first (SAM) keeps it smooth.',
      zh: '训练到底，边界会绕着错误的点弯曲。早停，或先看上坡（SAM），能让它保持平滑。',
    },
    experiment: experiment(
      'wrong-labels',
      data(
        'moons',
        { noise: 0.15 },
        { samples: 300, labelNoise: 0.2, split: { train: 0.4, validation: 0.4 }, model: { layers: tanh(32, 32) } },
      ),
      [
        entry('To the end', 'adam', 0.01),
        entry('Early stopping', 'adam', 0.01, { stopping: { patience: 100 } }),
        entry('SAM', 'adam', 0.01, { wrappers: [wrapper('sam', { radius: 0.2 })] }),
        entry('Weight decay', 'adamw', 0.01, { parameters: { weightDecay: 1 } }),
      ],
      { budget: 1500 },
    ),
  },
]
