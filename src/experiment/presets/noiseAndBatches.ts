import { data, entry, experiment, schedule, surface, wrapper, type Preset } from './preset.ts'

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
  {
    id: 'averages',
    group,
    title: { en: 'Averaged weights', zh: '权重平均' },
    question: { en: 'What is in the middle of a rattling path?', zh: '抖动路径的中间是什么？' },
    hint: {
      en: 'Four times the same SGD with the same noise. Three of them also keep an average of where they have been.',
      zh: '四个相同的 SGD，噪声也相同。其中三个还保存走过位置的平均。',
    },
    look: {
      en: 'The path never settles, its average does: compare the loss of the averages. Lookahead walks on from its own.',
      zh: '路径永不安定，平均却会：比较平均值的损失。Lookahead 则从自己的平均处继续走。',
    },
    experiment: experiment(
      'averages',
      surface('quadratic', { condition: 10, rotation: 16 }, { start: [-8.4, 0.9], noise: 5 }),
      [
        entry('SGD', 'sgd', 0.1),
        entry('Average of all', 'sgd', 0.1, { wrappers: [wrapper('swa', { start: 100 })] }),
        entry('Fading average', 'sgd', 0.1, { wrappers: [wrapper('ema', { decay: 0.98 })] }),
        entry('Lookahead', 'sgd', 0.1, { wrappers: [wrapper('lookahead', { steps: 10, alpha: 0.3 })] }),
      ],
      { budget: 600, seed: 4 },
    ),
  },
  {
    id: 'growing-batch',
    group,
    title: { en: 'A growing batch', zh: '逐渐增大的批量' },
    question: { en: 'Smaller steps or larger batches?', zh: '减小步长还是增大批量？' },
    hint: {
      en: 'Three racers begin with 4 rows a step. One lowers its rate twice, one takes four times as many rows instead.',
      zh: '三位选手起初每步 4 行。一位两次降低学习率，一位改为把行数增加四倍。',
    },
    look: {
      en: 'Both calm the noise. The growing batch keeps its long steps and ends lower, at the price of more rows: compare by epochs.',
      zh: '两者都能平息噪声。增大批量保持大步，最后更低，但要看更多行：再按轮次比较。',
    },
    experiment: experiment(
      'growing-batch',
      data('moons', { noise: 0.25 }, { samples: 2000 }),
      [
        entry('Neither', 'sgd', 0.3, { batch: 4 }),
        entry('Rate falls', 'sgd', 0.3, { batch: 4, schedule: schedule('step', { every: 400, gamma: 0.25 }) }),
        entry('Batch grows', 'sgd', 0.3, { batch: 4, batchSchedule: schedule('step', { every: 300, gamma: 4 }) }),
      ],
      { budget: 1200 },
    ),
  },
]
