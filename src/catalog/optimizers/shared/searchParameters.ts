/** Parameters that the methods with a line search share. */
import { number } from '../../parameters.ts'

export const GRADIENT_TOLERANCE = (initial: number) =>
  number({
    label: { en: 'Gradient to stop at', zh: '梯度停止阈值' },
    group: 'stopping',
    description: {
      en: 'Where no entry of the gradient is larger, the method stays where it is.',
      zh: '梯度各分量都不大于此值时，方法停在原地。',
    },
    default: initial,
    min: 0,
    max: 1,
  })
