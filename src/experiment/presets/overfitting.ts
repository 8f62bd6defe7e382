import { data, entry, experiment, type Preset } from './preset.ts'

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
        { samples: 160, split: { train: 0.25, validation: 0.5 }, model: { hidden: [32, 32] } },
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
        { samples: 36, split: { train: 0.33, validation: 0.5 }, model: { degree: 8, hidden: [] } },
      ),
      [
        entry('SGD', 'sgd', 0.1),
        entry('Momentum', 'sgd', 0.05, { parameters: { momentum: 0.9 } }),
        entry('Adam', 'adam', 0.05),
      ],
      { budget: 5000 },
    ),
  },
]
