/** The data. */
import type { Term } from '../term.ts'

export const data = {
  samples: {
    name: { en: 'Samples', zh: '样本' },
    text: { en: 'Inputs x with their target y, of which the model learns.', zh: '输入 x 及其目标 y，模型从中学习。' },
    formula: '(x_i, y_i), \\quad i = 1, \\dots, N',
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
  test: {
    name: { en: 'Test set', zh: '测试集' },
    text: { en: 'Samples that are looked at once, when the race has ended.', zh: '只在比赛结束时看一次的样本。' },
  },
  heldOut: {
    name: { en: 'Held out', zh: '留出样本' },
    text: {
      en: 'Samples that no gradient was taken of: validation and test.',
      zh: '没有用来求梯度的样本：验证集和测试集。',
    },
  },
  stratified: {
    name: { en: 'Stratified split', zh: '分层划分' },
    text: {
      en: 'Training, validation and test get the same share of each class.',
      zh: '训练集、验证集和测试集中各类别的比例相同。',
    },
  },
  overfitting: {
    name: { en: 'Overfitting', zh: '过拟合' },
    text: {
      en: 'Training loss goes on falling while validation loss rises: the model learns the noise.',
      zh: '训练损失继续下降而验证损失上升：模型在学习噪声。',
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
  labelNoise: {
    name: { en: 'Label noise', zh: '标签噪声' },
    text: {
      en: 'A share of the training labels is made wrong on purpose, to see who learns them by heart.',
      zh: '故意弄错一部分训练标签，看谁会死记硬背。',
    },
  },
  targetNoise: {
    name: { en: 'Noise on targets', zh: '目标噪声' },
    text: {
      en: 'Normal noise added to the training targets; validation and test stay right.',
      zh: '加在训练目标上的正态噪声；验证集和测试集保持正确。',
    },
    formula: "y' = y + \\sigma\\, s_y\\, \\xi, \\quad \\xi \\sim \\mathcal N(0, 1)",
  },
  inputNoise: {
    name: { en: 'Noise on inputs', zh: '输入噪声' },
    text: {
      en: 'Augmentation: fresh noise on the inputs each time a sample is drawn.',
      zh: '数据增强：每次抽到样本时给输入加上新的噪声。',
    },
    formula: "x' = x + \\sigma\\, \\xi, \\quad \\xi \\sim \\mathcal N(0, I)",
  },
  augmentation: {
    name: { en: 'Data augmentation', zh: '数据增强' },
    text: {
      en: 'Samples are changed a little each time they are drawn, so that none can be learnt by heart.',
      zh: '每次抽到样本时略作改变，使其无法被死记硬背。',
    },
  },
  classWeights: {
    name: { en: 'Class weights', zh: '类别权重' },
    text: {
      en: 'How much the samples of each class count in the loss, to balance rare ones.',
      zh: '各类样本在损失中的权重，用来平衡少见的类别。',
    },
    formula: 'L = \\frac{\\sum_i c_{y_i}\\, \\ell_i}{\\sum_i c_{y_i}}',
  },
} as const satisfies Record<string, Term>
