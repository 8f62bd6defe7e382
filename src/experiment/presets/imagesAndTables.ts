import { data, entry, experiment, layer, relu, schedule, type Preset } from './preset.ts'

const group = { en: 'Images and tables', zh: '图像与表格' }

/** Four fifths to learn from and the rest to be tested with, every class in both alike. */
const split = { train: 0.8, validation: 0, stratified: true }

export const imagesAndTables: readonly Preset[] = [
  {
    id: 'digits',
    group,
    title: { en: 'Handwritten digits', zh: '手写数字' },
    question: { en: 'Who reads digits first?', zh: '谁最先认出数字？' },
    hint: {
      en: '1,797 digits of 8 × 8 pixels and a network of 64-64-10 units. Six optimizers, each at a rate that suits it.',
      zh: '1797 个 8 × 8 像素的数字，一个 64-64-10 的网络。六个优化器，各用合适的学习率。',
    },
    look: {
      en: 'At a suitable rate each of them reads about 97 of 100 new digits. They differ in how soon.',
      zh: '学习率合适时，每个优化器都能认出约 97% 的新数字，区别在于快慢。',
    },
    experiment: experiment(
      'digits',
      data('digits', {}, { split, model: { layers: [layer('flatten'), ...relu(64)] } }),
      [
        entry('SGD', 'sgd', 0.5, { batch: 32, schedule: schedule('cosine') }),
        entry('Momentum', 'sgd', 0.1, { parameters: { momentum: 0.9 }, batch: 32, schedule: schedule('cosine') }),
        entry('RMSProp', 'rmsprop', 0.003, { batch: 32, schedule: schedule('cosine') }),
        entry('Adam', 'adam', 0.005, { batch: 32, schedule: schedule('cosine') }),
        entry('Schedule-free AdamW', 'schedule-free-adamw', 0.01, { batch: 32 }),
        entry('Muon', 'muon', 0.02, { batch: 32, schedule: schedule('cosine') }),
      ],
      { budget: 2000, seed: 11 },
    ),
  },
  {
    id: 'small-cnn',
    group,
    title: { en: 'A small CNN', zh: '小型卷积网络' },
    question: { en: 'What do filters add?', zh: '滤波器带来了什么？' },
    hint: {
      en: 'Two layers of 3 × 3 filters look for strokes anywhere in the digit. Can they beat the dense network’s score?',
      zh: '两层 3 × 3 滤波器在数字的任何位置寻找笔画。能超过全连接网络的成绩吗？',
    },
    look: {
      en: 'Half the mistakes of the dense network: about 99 of 100 are right. A filter learns from every place it looks at.',
      zh: '错误只有全连接网络的一半：正确率约 99%。滤波器从看过的每个位置学习。',
    },
    experiment: experiment(
      'small-cnn',
      data(
        'digits',
        {},
        {
          split,
          model: {
            layers: [
              layer('convolution', { filters: 12 }),
              layer('convolution', { filters: 24 }),
              layer('max-pooling'),
              layer('flatten'),
              layer('dropout', { rate: 0.3 }),
            ],
          },
        },
      ),
      [
        entry('SGD', 'sgd', 0.3, { batch: 32, schedule: schedule('cosine') }),
        entry('Momentum', 'sgd', 0.05, { parameters: { momentum: 0.9 }, batch: 32, schedule: schedule('cosine') }),
        entry('Adam', 'adam', 0.005, { batch: 32, schedule: schedule('cosine') }),
      ],
      { budget: 1000 },
    ),
  },
  {
    id: 'few-images',
    group,
    title: { en: 'Few images', zh: '少量图像' },
    question: { en: 'How to learn from 180 images?', zh: '如何从 180 张图像中学习？' },
    hint: {
      en: 'A tenth of the digits to learn from. Each time one is seen it is shifted by up to a pixel, so no two look the same.',
      zh: '只用十分之一的数字训练。每次看到时都随机平移至多一个像素，每次都不同。',
    },
    look: {
      en: 'Training loss stays up, validation loss goes on falling. Set the shift to 0 in the data and watch it turn.',
      zh: '训练损失降不到零，验证损失却继续下降。在数据里把平移设为 0，看它如何回升。',
    },
    experiment: experiment(
      'few-images',
      data(
        'digits',
        {},
        {
          split: { train: 0.1, validation: 0.5, stratified: true },
          augmentation: { noise: 0, shift: 1 },
          model: {
            layers: [layer('convolution', { filters: 8 }), layer('max-pooling'), layer('flatten'), ...relu(32)],
          },
        },
      ),
      [
        entry('SGD', 'sgd', 0.1, { batch: 32, schedule: schedule('cosine') }),
        entry('Adam', 'adam', 0.003, { batch: 32, schedule: schedule('cosine') }),
      ],
      { budget: 1500 },
    ),
  },
  {
    id: 'raw-wine',
    group,
    title: { en: 'Raw wine', zh: '未标准化的葡萄酒' },
    question: { en: 'Why standardize inputs?', zh: '为什么要标准化输入？' },
    hint: {
      en: '13 measurements of 178 wines, in their own units: one lies near 0.1, another near 1,000. Three kinds to tell apart.',
      zh: '178 种葡萄酒的 13 项指标，各用自己的单位：有的约 0.1，有的约 1000。要分出三类。',
    },
    look: {
      en: 'One large input rules every gradient of SGD. Adam rescales each weight and copes. Now standardize the inputs and race again.',
      zh: '一个大的输入主宰 SGD 的每个梯度。Adam 逐个缩放权重，能应付。再把输入标准化，重新比赛。',
    },
    experiment: experiment(
      'raw-wine',
      data('wine', {}, { standardize: 'nothing', model: { layers: [] } }),
      [
        entry('SGD 0.01', 'sgd', 0.01),
        entry('SGD 0.00001', 'sgd', 0.00001),
        entry('Adam', 'adam', 0.05),
        entry('L-BFGS', 'lbfgs', 1),
      ],
      { budget: 500 },
    ),
  },
]
