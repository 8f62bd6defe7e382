/** Momentum as several optimizers describe it. */
import type { NumberParameter, SwitchParameter } from '../../definition.ts'
import { decay, number, toggle } from '../../parameters.ts'

const LABEL = { en: 'Momentum', zh: '动量' }

/** Momentum of a velocity, which adds up gradients. */
export function velocityMomentum(initial: number): NumberParameter {
  return decay(initial, '\\mu', LABEL, { en: 'Share of the last velocity that is kept.', zh: '保留上一步速度的比例。' })
}

/** Momentum of a running mean of gradients. */
export function meanMomentum(initial: number): NumberParameter {
  return decay(initial, '\\mu', LABEL, {
    en: 'Share of the running mean of gradients that is kept.',
    zh: '梯度滑动平均中保留的比例。',
  })
}

/** The share of the momentum in a step, against the present gradient. */
export function momentumShare(initial: number, symbol: string): NumberParameter {
  return number({
    label: { en: 'Share of momentum', zh: '动量占比' },
    group: 'momentum',
    symbol,
    description: {
      en: '0 steps along the gradient alone, 1 along the momentum alone.',
      zh: '0 只沿梯度走，1 只沿动量走。',
    },
    default: initial,
    min: 0,
    max: 1,
  })
}

/** Nesterov's form of the momentum. */
export function lookAhead(initial: boolean): SwitchParameter {
  return toggle({
    label: { en: 'Nesterov', zh: 'Nesterov' },
    group: 'momentum',
    description: { en: 'Looks one momentum step ahead.', zh: '先沿动量方向前看一步。' },
    default: initial,
  })
}
