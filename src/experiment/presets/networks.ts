import { data, entry, experiment, schedule, tanh, type Preset } from './preset.ts'

const group = { en: 'Networks', zh: '神经网络' }

export const networks: readonly Preset[] = [
  {
    id: 'two-moons',
    group,
    title: { en: 'Two moons', zh: '双月' },
    question: { en: 'Who bends the boundary first?', zh: '哪个优化器最先让边界弯曲？' },
    hint: {
      en: 'A network of 2-8-8-1 units has to separate two crescents. A straight line gets nine points in ten.',
      zh: '一个 2-8-8-1 的网络要分开两个月牙。一条直线只能分对约九成。',
    },
    look: {
      en: 'All four start from the same weights and see the same batches. Rings mark points on the wrong side.',
      zh: '四位选手权重相同、批量相同。圆圈标出分错的点。',
    },
    experiment: experiment(
      'two-moons',
      data('moons', {}, { penalty: { l1: 0, l2: 0.0001 } }),
      [
        entry('SGD', 'sgd', 0.12, { batch: 16 }),
        entry('Momentum', 'sgd', 0.03, {
          parameters: { momentum: 0.9 },
          schedule: schedule('step', { every: 400 }),
          batch: 16,
        }),
        entry('RMSProp', 'rmsprop', 0.004, { batch: 16 }),
        entry('Adam', 'adam', 0.02, { schedule: schedule('cosine'), batch: 16 }),
      ],
      { budget: 1000, target: 0.25 },
    ),
  },
  {
    id: 'spirals',
    group,
    title: { en: 'Spirals', zh: '螺旋' },
    question: { en: 'Can three layers untangle spirals?', zh: '三层网络能解开螺旋吗？' },
    hint: {
      en: 'Two arms wound around each other, three hidden layers of 16. For a long time hardly anything seems to happen.',
      zh: '两条缠绕的旋臂，三个各 16 单元的隐藏层。很长时间里似乎什么也没发生。',
    },
    look: {
      en: 'The loss lies on a plateau, then falls within a few hundred steps: watch who leaves it first.',
      zh: '损失先停在平台上，然后在几百步内骤降：看谁最先离开平台。',
    },
    experiment: experiment(
      'spirals',
      data('spirals', {}, { model: { layers: tanh(16, 16, 16) } }),
      [
        entry('SGD', 'sgd', 0.2, { batch: 32 }),
        entry('Momentum', 'sgd', 0.05, { parameters: { momentum: 0.9 }, batch: 32 }),
        entry('Adam', 'adam', 0.01, { schedule: schedule('cosine'), batch: 32 }),
        entry('Lion', 'lion', 0.002, { schedule: schedule('cosine'), batch: 32 }),
      ],
      { budget: 3000, target: 0.1 },
    ),
  },
  {
    id: 'noisy-sine',
    group,
    title: { en: 'A noisy sine', zh: '带噪声的正弦' },
    question: { en: 'How does a network learn a curve?', zh: '网络如何学会一条曲线？' },
    hint: {
      en: 'Sixteen tanh units in each of two layers fit points around a sine. The first guess is nearly a straight line.',
      zh: '两层各 16 个 tanh 单元拟合正弦附近的点。最初的曲线几乎是直线。',
    },
    look: {
      en: 'First the slope is right, then the bends: the network learns coarse shapes before fine ones.',
      zh: '先学会斜率，再学会弯曲：网络先学粗略形状，再学细节。',
    },
    experiment: experiment(
      'noisy-sine',
      data('sine', {}, { samples: 120, model: { layers: tanh(16, 16) } }),
      [
        entry('SGD', 'sgd', 0.05, { batch: 16 }),
        entry('Momentum', 'sgd', 0.02, { parameters: { momentum: 0.9 }, batch: 16 }),
        entry('RMSProp', 'rmsprop', 0.003, { batch: 16 }),
        entry('Adam', 'adam', 0.01, { batch: 16 }),
      ],
      { budget: 1500, target: 0.1 },
    ),
  },
  {
    id: 'blobs',
    group,
    title: { en: 'Four blobs', zh: '四个团簇' },
    question: { en: 'Where do four classes meet?', zh: '四个类别在哪里交界？' },
    hint: {
      en: 'Softmax regression, no hidden layer: every border it can draw is a straight line.',
      zh: 'Softmax 回归，没有隐藏层：它画出的每条边界都是直线。',
    },
    look: {
      en: 'The borders find their places in a few steps; after that the scores only grow more certain.',
      zh: '边界几步就到位，之后只是得分越来越确定。',
    },
    experiment: experiment(
      'blobs',
      data('blobs', { classes: 4, noise: 0.32 }, { model: { layers: [] } }),
      [
        entry('SGD', 'sgd', 0.1, { batch: 16 }),
        entry('Momentum', 'sgd', 0.1, { parameters: { momentum: 0.9 }, batch: 16 }),
        entry('Adagrad', 'adagrad', 0.3, { batch: 16 }),
        entry('Adam', 'adam', 0.05, { batch: 16 }),
      ],
      { budget: 400, target: 0.2 },
    ),
  },
  {
    id: 'circles',
    group,
    title: { en: 'Three units', zh: '三个单元' },
    question: { en: 'What does a hidden unit see?', zh: '一个隐藏单元看到什么？' },
    hint: {
      en: 'Each of three tanh units can draw one soft edge. A triangle of edges is just enough to close a ring.',
      zh: '三个 tanh 单元各能画一条柔和的边。三条边恰好能围成一圈。',
    },
    look: {
      en: 'Two edges leave a strip; the third one closes it. Who gets the third edge into place?',
      zh: '两条边只围成一条带，第三条才封口。谁能把第三条边放到位？',
    },
    experiment: experiment(
      'circles',
      data('circles', {}, { model: { layers: tanh(3) } }),
      [
        entry('SGD', 'sgd', 0.3, { batch: 16 }),
        entry('Momentum', 'sgd', 0.1, { parameters: { momentum: 0.9 }, batch: 16 }),
        entry('RMSProp', 'rmsprop', 0.02, { batch: 16 }),
        entry('Adam', 'adam', 0.05, { batch: 16 }),
      ],
      { budget: 1000, target: 0.2 },
    ),
  },
]
