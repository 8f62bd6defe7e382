import { data, entry, experiment, surface, type Preset } from './preset.ts'

const group = { en: 'Noise and batch size', zh: '噪声与批量大小' }

export const noiseAndBatches: readonly Preset[] = [
  {
    id: 'noisy-line',
    group,
    title: { en: 'A line', zh: '一条直线' },
    question: { en: 'What is stochastic about a step?', zh: '「随机」梯度下降随机在哪里？' },
    hint: {
      en: 'Three racers fit the same line at the same rate. They differ in how many points a step looks at: all, one, or six.',
      zh: '三位选手以相同学习率拟合同一条直线，只是每步查看的点数不同：全部、一个、六个。',
    },
    look: {
      en: 'Each batch has a loss of its own, and the step goes downhill on that one: small batches wander, and never come to rest.',
      zh: '每个批量都有自己的损失，步子沿它下降：小批量会游走，永远停不下来。',
    },
    experiment: experiment(
      'noisy-line',
      data('line', {}, { samples: 64, split: { train: 0.75, validation: 0.25 } }),
      [
        entry('All data', 'sgd', 0.06),
        entry('One sample', 'sgd', 0.06, { batch: 1 }),
        entry('Batch of 6', 'sgd', 0.06, { batch: 6 }),
      ],
      { budget: 200 },
    ),
  },
  {
    id: 'noisy-gradients',
    group,
    title: { en: 'Noisy gradients', zh: '带噪声的梯度' },
    question: { en: 'Does momentum smooth out noise?', zh: '动量能平滑噪声吗？' },
    hint: {
      en: 'Every gradient has the same noise for all racers. Which one ends nearest to the minimum?',
      zh: '每一步的梯度噪声对所有选手相同。谁最后离最小值最近？',
    },
    look: {
      en: 'Momentum smooths the path, but at the same effective rate its error is as large. A smaller rate is slower and ends closer.',
      zh: '动量让路径更平滑，但等效学习率相同时误差同样大。学习率更小则更慢，也更接近。',
    },
    experiment: experiment(
      'noisy-gradients',
      surface('quadratic', { condition: 8, rotation: 30 }, { start: [-8, 1], noise: 3 }),
      [
        entry('SGD', 'sgd', 0.1),
        entry('Momentum', 'sgd', 0.01, { parameters: { momentum: 0.9 } }),
        entry('Small rate', 'sgd', 0.01),
      ],
      { budget: 600 },
    ),
  },
  {
    id: 'batch-size',
    group,
    title: { en: 'Four batch sizes', zh: '四种批量大小' },
    question: { en: 'How large should a batch be?', zh: '批量应该多大？' },
    hint: {
      en: 'One network, one rate, four batch sizes from a single row to all 500. Compare them by step, then by seconds.',
      zh: '同一个网络、同一个学习率，批量从 1 行到全部 500 行。先按步比较，再按秒比较。',
    },
    look: {
      en: 'Step by step, 16 rows do almost as well as all of them for a fraction of the work. A single row is too noisy at this rate.',
      zh: '按步比较，16 行几乎与全部数据一样好，计算量却小得多。单独一行在这个学习率下噪声太大。',
    },
    experiment: experiment(
      'batch-size',
      data('moons', {}, { samples: 1000 }),
      [
        entry('One row', 'sgd', 0.1, { batch: 1 }),
        entry('16 rows', 'sgd', 0.1, { batch: 16 }),
        entry('128 rows', 'sgd', 0.1, { batch: 128 }),
        entry('All rows', 'sgd', 0.1),
      ],
      { budget: 1500, target: 0.1 },
    ),
  },
]
