/** What the stage shows. */
import type { Term } from '../term.ts'

export const stage = {
  contour: {
    name: { en: 'Contour', zh: '等高线' },
    text: {
      en: 'Lines of equal height, seen from above. Steepest descent crosses them at right angles.',
      zh: '从上方看的等高线。最速下降方向与之垂直。',
    },
    formula: 'f(\\theta) = c',
  },
  curvesFit: {
    name: { en: 'Fit', zh: '拟合' },
    text: {
      en: "The data and what each racer's model predicts at every input.",
      zh: '数据，以及各选手的模型在每个输入处的预测。',
    },
    formula: '\\hat y = f_\\theta(x)',
  },
  boundary: {
    name: { en: 'Decision boundary', zh: '决策边界' },
    text: {
      en: 'Where the model changes from one class to another; the colour says how sure it is.',
      zh: '模型从一个类别变到另一个类别之处；颜色表示其把握。',
    },
    formula: 'p_k(x) = p_l(x)',
  },
  lossPlane: {
    name: { en: 'Loss over slope and intercept', zh: '关于斜率与截距的损失' },
    text: {
      en: 'The loss of the line y = wx + b for every w and b: the surface that is descended.',
      zh: '每个 w、b 对应的直线 y = wx + b 的损失，即要下降的曲面。',
    },
    formula: 'L(w, b) = \\frac{1}{N} \\sum_i \\ell(w x_i + b,\\, y_i)',
  },
} as const satisfies Record<string, Term>
