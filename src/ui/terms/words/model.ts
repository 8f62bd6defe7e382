/** The model. */
import type { Term } from '../term.ts'

export const model = {
  parameters: {
    name: { en: 'Parameters', zh: '参数' },
    text: { en: 'The numbers that are learnt: weights and biases.', zh: '要学习的数：权重和偏置。' },
    formula: '\\theta \\in \\mathbb R^P',
  },
  linearModel: {
    name: { en: 'Linear model', zh: '线性模型' },
    text: { en: 'A weighted sum of the inputs plus a bias.', zh: '输入的加权和再加偏置。' },
    formula: '\\hat y = W x + b',
  },
  network: {
    name: { en: 'Network', zh: '网络' },
    text: {
      en: 'Layers one after the other: each is a weighted sum and an activation function.',
      zh: '一层接一层：每层是加权和与激活函数。',
    },
    formula: 'a^{(l)} = \\varphi\\big(W^{(l)} a^{(l-1)} + b^{(l)}\\big)',
  },
  hiddenLayer: {
    name: { en: 'Hidden layer', zh: '隐藏层' },
    text: {
      en: 'A layer between input and output. Its units are learnt features.',
      zh: '输入与输出之间的层。其单元是学到的特征。',
    },
    formula: 'a = \\varphi(W x + b)',
  },
  unit: {
    name: { en: 'Unit', zh: '单元' },
    text: {
      en: 'One output of a layer: a weighted sum of what is before it, bent by the activation function.',
      zh: '层的一个输出：对前一层的加权和，再经激活函数弯曲。',
    },
    formula: 'a_j = \\varphi\\Big(\\sum_i w_{ji}\\, x_i + b_j\\Big)',
  },
  weight: {
    name: { en: 'Weight', zh: '权重' },
    text: {
      en: 'How strongly a unit listens to an input; below 0 it is turned against it.',
      zh: '单元对某个输入的响应强度；小于 0 表示反向。',
    },
    formula: 'w_{ji}',
  },
  bias: {
    name: { en: 'Bias', zh: '偏置' },
    text: {
      en: 'What a unit adds to its weighted sum, whatever the input.',
      zh: '无论输入如何，单元都会加到加权和上的数。',
    },
    formula: 'b_j',
  },
  inputs: {
    name: { en: 'Inputs', zh: '输入' },
    text: { en: 'The numbers that go into the model: features of a sample.', zh: '进入模型的数：样本的特征。' },
    formula: 'x \\in \\mathbb R^n',
  },
  outputs: {
    name: { en: 'Outputs', zh: '输出' },
    text: {
      en: 'What the model says: one number, or one for each class.',
      zh: '模型的回答：一个数，或每个类别一个数。',
    },
    formula: '\\hat y = f_\\theta(x)',
  },
  shape: {
    name: { en: 'Shape', zh: '形状' },
    text: {
      en: 'How the numbers between two layers lie: a list, or height × width × channels.',
      zh: '两层之间的数如何排列：一列，或 高 × 宽 × 通道。',
    },
  },
  tensor: {
    name: { en: 'Tensor', zh: '张量' },
    text: {
      en: 'A block of parameters that belong together, such as the weights of a layer.',
      zh: '属于一起的一组参数，例如某层的权重。',
    },
  },
  filter: {
    name: { en: 'Filter', zh: '滤波器' },
    text: {
      en: 'Weights that a unit of the first layer lays over the image: where they match, it answers.',
      zh: '第一层单元覆盖在图像上的权重：匹配之处，它就响应。',
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
  initializer: {
    name: { en: 'Initialization', zh: '初始化' },
    text: {
      en: 'What the weights are before the first step; the same for all racers.',
      zh: '第一步之前的权重；所有选手相同。',
    },
  },
  degree: {
    name: { en: 'Polynomial degree', zh: '多项式次数' },
    text: {
      en: 'Products of the inputs up to this degree are the features of a model that stays linear.',
      zh: '输入的不超过该次数的乘积作为特征，模型仍是线性的。',
    },
    formula: 'x \\mapsto (x, x^2, \\dots, x^d)',
  },
  probability: {
    name: { en: 'Probability', zh: '概率' },
    text: { en: 'What the model gives each class; together they are 1.', zh: '模型给每个类别的概率；总和为 1。' },
    formula: 'p_k = \\frac{e^{z_k}}{\\sum_l e^{z_l}}',
  },
} as const satisfies Record<string, Term>
