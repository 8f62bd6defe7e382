import type { Surface } from '../kinds.ts'
import { number } from '../parameters.ts'

/** f = (u^2 + condition v^2) / 2, with (u, v) the coordinates turned by `rotation` degrees: curvatures are 1 and `condition`. */
export const quadratic: Surface = {
  id: 'quadratic',
  name: { en: 'Ravine (quadratic)', zh: '峡谷（二次型）' },
  source:
    'Quadratic form with eigenvalues 1 and κ; Boyd & Vandenberghe 2004, section 9.3.2, https://web.stanford.edu/~boyd/cvxbook/',
  summary: {
    en: 'A bowl stretched into a ravine: flat along it, steep across.',
    zh: '被拉长成峡谷的碗：沿谷平缓，横向陡峭。',
  },
  parameters: {
    condition: number({
      label: { en: 'Condition number', zh: '条件数' },
      symbol: '\\kappa',
      description: {
        en: 'How much steeper the walls are than the floor. A rate above 2 / κ diverges.',
        zh: '谷壁比谷底陡多少倍。学习率超过 2 / κ 就会发散。',
      },
      default: 60,
      min: 1,
      max: 1000,
      scale: 'log',
    }),
    rotation: number({
      label: { en: 'Rotation', zh: '旋转角' },
      symbol: '\\varphi',
      unit: { en: '°', zh: '°' },
      description: {
        en: 'Turns the ravine against the axes. Methods with a rate per parameter like it at 0°.',
        zh: '让峡谷偏离坐标轴。逐参数调整步长的方法在 0° 时最有利。',
      },
      default: 16,
      min: -90,
      max: 90,
    }),
  },
  dimension: 2,
  view: { x: [-10, 3.2], y: [-6.4, 2.6] },
  start: [-8.4, 0.9],
  minima: () => [[0, 0]],
  formula: `
    angle = rotation * 3.141592653589793 / 180
    u = x * cos(angle) + y * sin(angle)
    v = y * cos(angle) - x * sin(angle)
    f = (u^2 + condition * v^2) / 2
  `,
}
