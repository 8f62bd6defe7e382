/** What is measured. */
import type { Term } from '../term.ts'

export const measures = {
  loss: {
    name: { en: 'Loss', zh: '损失' },
    text: {
      en: 'What is minimized: on a surface its height, on data how wrong the model is.',
      zh: '要最小化的量：曲面的高度，或模型在数据上的误差。',
    },
    formula: '\\min_\\theta f(\\theta)',
  },
  objective: {
    name: { en: 'Loss on data', zh: '数据上的损失' },
    text: {
      en: 'The loss ℓ of prediction and target, averaged over the samples; penalties on the weights are added.',
      zh: '预测与目标之间的损失 ℓ 在样本上的平均；再加上对权重的惩罚。',
    },
    formula:
      'L(\\theta) = \\frac{1}{N}\\sum_{i=1}^{N} \\ell(\\hat y_i, y_i) + \\lambda_1 \\sum_j |w_j| + \\tfrac{\\lambda_2}{2} \\sum_j w_j^2',
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
  elasticNet: {
    name: { en: 'Elastic net', zh: '弹性网络' },
    text: {
      en: 'Both penalties: some weights become 0, the others stay small.',
      zh: '两种惩罚并用：一些权重变为 0，其余保持较小。',
    },
    formula: '\\lambda_1 \\sum_j |w_j| + \\tfrac{\\lambda_2}{2} \\sum_j w_j^2',
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
  batchLoss: {
    name: { en: 'Batch loss', zh: '批次损失' },
    text: {
      en: 'Mean loss over the batch of a step. It jumps, since each batch is another one.',
      zh: '一步所用批次上的平均损失。批次各不相同，因此它会跳动。',
    },
    formula: '\\frac{1}{B} \\sum_{i=1}^{B} \\ell(\\hat y_i, y_i)',
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
  updateNorm: {
    name: { en: 'Update norm', zh: '更新范数' },
    text: { en: 'Length of the last update: how far the step moved.', zh: '上一次更新的长度，即这一步移动了多远。' },
    formula: '\\lVert \\theta_t - \\theta_{t-1} \\rVert_2',
  },
  weightNorm: {
    name: { en: 'Weight norm', zh: '权重范数' },
    text: { en: 'Length of the parameter vector, biases included.', zh: '参数向量的长度，包括偏置。' },
    formula: '\\lVert \\theta \\rVert_2 = \\sqrt{\\textstyle\\sum_j \\theta_j^2}',
  },
  distance: {
    name: { en: 'Distance to the minimum', zh: '到最小值的距离' },
    text: { en: 'How far the parameters are from the nearest known minimum.', zh: '参数离最近的已知最小值有多远。' },
    formula: '\\lVert \\theta - \\theta^{*} \\rVert',
  },
  gradientAngle: {
    name: { en: 'Angle between gradients', zh: '梯度夹角' },
    text: {
      en: 'Between the gradient of the batch and that of all data: 0° is the same way, 90° says nothing.',
      zh: '批次梯度与全部数据梯度之间的夹角：0° 为同向，90° 则毫无信息。',
    },
    formula: '\\cos\\alpha = \\frac{g_B \\cdot g}{\\lVert g_B \\rVert\\, \\lVert g \\rVert}',
  },
  r2: {
    name: { en: 'R²', zh: 'R²' },
    text: {
      en: 'Share of the spread of the true values that the prediction explains. 1 is exact, 0 is as good as their mean.',
      zh: '预测所解释的真实值离散程度的比例。1 为精确，0 与平均值一样好。',
    },
    formula: 'R^2 = 1 - \\frac{\\sum_i (y_i - \\hat y_i)^2}{\\sum_i (y_i - \\bar y)^2}',
  },
  absoluteError: {
    name: { en: 'Mean absolute error', zh: '平均绝对误差' },
    text: {
      en: 'How far predictions are off on average, in the units of the target.',
      zh: '预测平均偏离多少，以目标的单位计。',
    },
    formula: '\\frac{1}{N} \\sum_i |\\hat y_i - y_i|',
  },
  confusion: {
    name: { en: 'Confusion matrix', zh: '混淆矩阵' },
    text: {
      en: 'Samples of each true class, by the class they were taken for. The diagonal is right.',
      zh: '每个真实类别的样本按被判定的类别计数。对角线为正确。',
    },
    formula: 'C_{kl} = \\big|\\{i : y_i = k,\\ \\hat y_i = l\\}\\big|',
  },
  recall: {
    name: { en: 'Recall', zh: '召回率' },
    text: { en: 'Share of the samples of a class that are found.', zh: '某一类样本中被正确识别的比例。' },
    formula: '\\frac{C_{kk}}{\\sum_l C_{kl}}',
  },
  smoothing: {
    name: { en: 'Smoothing', zh: '平滑' },
    text: {
      en: 'Exponential moving average of a curve, corrected for its start.',
      zh: '曲线的指数滑动平均，并修正起始偏差。',
    },
    formula: 'm_t = \\beta\\, m_{t-1} + (1 - \\beta)\\, y_t, \\quad \\hat y_t = \\frac{m_t}{1 - \\beta^t}',
  },
  logAxis: {
    name: { en: 'Logarithmic axis', zh: '对数轴' },
    text: {
      en: 'Equal distances are equal factors: a straight fall means the same share is lost each step.',
      zh: '相等的距离表示相等的倍数：直线下降意味着每步减少相同比例。',
    },
    formula: '10^{-2},\\ 10^{-1},\\ 1,\\ 10,\\ \\dots',
  },
} as const satisfies Record<string, Term>
