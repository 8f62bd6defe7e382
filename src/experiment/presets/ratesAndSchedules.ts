import { data, entry, experiment, schedule, surface, tanh, wrapper, type Preset } from './preset.ts'

const group = { en: 'Rates and schedules', zh: '学习率与调度' }

export const ratesAndSchedules: readonly Preset[] = [
  {
    id: 'blow-up',
    group,
    title: { en: 'Too fast', zh: '过快' },
    question: { en: 'When does gradient descent blow up?', zh: '梯度下降何时会发散？' },
    hint: {
      en: 'The steepest curvature of this ravine is 60. A rate above 2 / 60 makes each step across it longer than the last.',
      zh: '这条峡谷最陡处的曲率为 60。学习率超过 2 / 60，横向的每一步都会比上一步更长。',
    },
    look: {
      en: 'Watch the steps of “SGD, too fast” grow from side to side. At the very same rate momentum stays stable.',
      zh: '看「SGD, too fast」左右摆动越来越大。同样的学习率下，动量却是稳定的。',
    },
    experiment: experiment(
      'blow-up',
      surface('quadratic'),
      [
        entry('SGD, too fast', 'sgd', 0.05),
        entry('SGD, just right', 'sgd', 0.032),
        entry('Momentum, same rate', 'sgd', 0.05, { parameters: { momentum: 0.9 } }),
        entry('Adam', 'adam', 0.36),
      ],
      { budget: 600, target: 1e-6 },
    ),
  },
  {
    id: 'lower-the-rate',
    group,
    title: { en: 'Decay against noise', zh: '用衰减对抗噪声' },
    question: { en: 'Why lower the rate at the end?', zh: '为什么最后要降低学习率？' },
    hint: {
      en: 'Four copies of SGD see the same noisy gradients and start at the same rate. Only their schedules differ.',
      zh: '四个相同的 SGD 面对同样的噪声梯度、以同样的学习率起步，只有调度不同。',
    },
    look: {
      en: 'A constant rate keeps rattling at one height. Each fall of the rate lets the loss sink to a lower one.',
      zh: '恒定学习率一直在同一高度抖动。学习率每下降一次，损失就降到更低的水平。',
    },
    experiment: experiment(
      'lower-the-rate',
      surface('quadratic', { condition: 10, rotation: 16 }, { start: [-8.4, 0.9], noise: 5 }),
      [
        entry('Constant', 'sgd', 0.1),
        entry('Stairs', 'sgd', 0.1, { schedule: schedule('step', { every: 150, gamma: 0.25 }) }),
        entry('Inverse time', 'sgd', 0.1, { schedule: schedule('inverse-time', { decay: 1, every: 20 }) }),
        entry('Cosine', 'sgd', 0.1, { schedule: schedule('cosine') }),
      ],
      { budget: 600, seed: 4 },
    ),
  },
  {
    id: 'one-cycle',
    group,
    title: { en: 'Up, then down', zh: '先升后降' },
    question: { en: 'What does a warm-up buy?', zh: '预热有什么好处？' },
    hint: {
      en: 'Momentum on two spirals, 1,000 steps. Three racers may use a rate of 0.15, one stays at a safe 0.05.',
      zh: '用动量法分开两条螺旋，共 1000 步。三位选手可用 0.15 的学习率，一位保持稳妥的 0.05。',
    },
    look: {
      en: 'Kept at 0.15 the run never settles. Led up to it and down again, the same rate ends lower than the safe one.',
      zh: '一直用 0.15 就不会稳定；先升上去再降下来，同样的学习率最后低于稳妥的那位。',
    },
    experiment: experiment(
      'one-cycle',
      data('spirals', {}, { model: { layers: tanh(16, 16, 16) } }),
      [
        entry('Constant 0.05', 'sgd', 0.05, { parameters: { momentum: 0.9 }, batch: 32 }),
        entry('Constant 0.15', 'sgd', 0.15, { parameters: { momentum: 0.9 }, batch: 32 }),
        entry('Warm-up, cosine', 'sgd', 0.15, {
          parameters: { momentum: 0.9 },
          schedule: schedule('cosine'),
          warmup: 100,
          batch: 32,
        }),
        entry('One cycle', 'sgd', 0.15, { parameters: { momentum: 0.9 }, schedule: schedule('one-cycle'), batch: 32 }),
      ],
      { budget: 1000, target: 0.05 },
    ),
  },
  {
    id: 'rate-free',
    group,
    title: { en: 'No rate to choose', zh: '无需选择学习率' },
    question: { en: 'Can an optimizer find its own rate?', zh: '优化器能自己找到学习率吗？' },
    hint: {
      en: 'SGD needs a rate that somebody tried out. The others work out theirs from losses, gradients and the way they have come.',
      zh: 'SGD 需要别人试出来的学习率。其他选手从损失、梯度与走过的路算出自己的学习率。',
    },
    look: {
      en: 'Three arrive without anybody’s help; watch their rates in the chart. Prodigy begins with tiny steps and is still on its way.',
      zh: '三位无需帮助就到达终点；在图中看它们的学习率。Prodigy 起步极小，还在路上。',
    },
    experiment: experiment(
      'rate-free',
      surface('rosenbrock'),
      [
        entry('SGD', 'sgd', 0.0015),
        entry('Polyak', 'polyak', 1),
        entry('Barzilai–Borwein', 'barzilai-borwein', 0.001),
        entry('D-Adaptation', 'dadapt-adam', 1),
        entry('Prodigy', 'prodigy', 1),
      ],
      { budget: 1000, target: 1e-4 },
    ),
  },
  {
    id: 'clipping',
    group,
    title: { en: 'Clipped gradients', zh: '梯度裁剪' },
    question: { en: 'What tames a cliff?', zh: '如何驯服悬崖？' },
    hint: {
      en: 'The walls of this valley are steep: a rate that suits its floor throws SGD out within a few steps.',
      zh: '这条山谷的峭壁很陡：适合谷底的学习率几步之内就把 SGD 甩出去。',
    },
    look: {
      en: 'A limit on the gradient’s length keeps the direction and shortens the leap. A limit on each entry bends the direction.',
      zh: '限制梯度的长度，方向不变，只缩短跳跃；逐分量限制则会改变方向。',
    },
    experiment: experiment(
      'clipping',
      surface('rosenbrock'),
      [
        entry('SGD', 'sgd', 0.01),
        entry('Clipped by norm', 'sgd', 0.01, { wrappers: [wrapper('clip-norm', { maxNorm: 1 })] }),
        entry('Clipped by value', 'sgd', 0.01, { wrappers: [wrapper('clip-value', { maxValue: 1 })] }),
        entry('Momentum, clipped', 'sgd', 0.01, {
          parameters: { momentum: 0.9 },
          wrappers: [wrapper('clip-norm', { maxNorm: 1 })],
        }),
      ],
      { budget: 1000, target: 0.01 },
    ),
  },
]
