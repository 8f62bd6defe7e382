/** Constructors of the parameters that many definitions share: same words, same ranges everywhere. */
import type { ChoiceParameter, ListParameter, NumberParameter, SwitchParameter, Text } from './definition.ts'
import type { Group } from './groups.ts'

/** A number with its range; the scale is linear unless said otherwise. */
export function number(
  parameter: Omit<NumberParameter, 'kind' | 'scale'> & Partial<Pick<NumberParameter, 'scale'>>,
): NumberParameter {
  return { kind: 'number', scale: 'linear', ...parameter }
}

/** A switch that chooses the text of the formula. */
export function toggle(parameter: Omit<SwitchParameter, 'kind'>): SwitchParameter {
  return { kind: 'switch', ...parameter }
}

/** One of a few words that choose the text of the formula. */
export function choice(parameter: Omit<ChoiceParameter, 'kind'>): ChoiceParameter {
  return { kind: 'choice', ...parameter }
}

/** A few numbers that are written into the text of the formula. */
export function list(parameter: Omit<ListParameter, 'kind'>): ListParameter {
  return { kind: 'list', ...parameter }
}

/** The learning rate of an optimizer: a range of 1e-6 to 10, so that too small and too large can be seen. */
export function learningRate(initial: number): NumberParameter {
  return number({
    label: { en: 'Learning rate', zh: '学习率' },
    symbol: '\\eta',
    description: {
      en: 'How far one step goes. A schedule may change it from step to step.',
      zh: '每一步走多远。学习率调度可以逐步改变它。',
    },
    default: initial,
    min: 1e-6,
    max: 10,
    scale: 'log',
  })
}

/** The share of a running average that is kept at each step; an average over about 1 / (1 - beta) steps. */
export function decay(
  initial: number,
  symbol: string,
  label: Text,
  description: Text,
  group: Group = 'momentum',
): NumberParameter {
  return number({ label, symbol, description, group, default: initial, min: 0, max: 0.9999 })
}

/** A small number that keeps a division finite. */
export function tiny(initial: number): NumberParameter {
  return number({
    label: { en: 'Epsilon', zh: 'ε' },
    group: 'scaling',
    symbol: '\\varepsilon',
    description: {
      en: 'Added to the divisor, so that a vanishing gradient does not divide by zero.',
      zh: '加在除数上，避免梯度趋于零时除以零。',
    },
    default: initial,
    min: 1e-15,
    max: 1,
    scale: 'log',
  })
}

/** Weight decay added to the gradient (coupled, an L2 penalty of the optimizer); 0 leaves it out. */
export function penalty(initial: number): NumberParameter {
  return number({
    label: { en: 'Weight decay', zh: '权重衰减' },
    group: 'decay',
    symbol: '\\lambda',
    description: {
      en: 'Pulls parameters towards 0: this much of each is added to its gradient.',
      zh: '把参数拉向 0：按此比例将参数加到它的梯度上。',
    },
    default: initial,
    min: 0,
    max: 1,
  })
}

/** Weight decay applied to the parameters themselves (decoupled): each step multiplies them by 1 - lr * weightDecay. */
export function decoupledDecay(initial: number): NumberParameter {
  return number({
    label: { en: 'Weight decay', zh: '权重衰减' },
    group: 'decay',
    symbol: '\\lambda',
    description: {
      en: 'Shrinks each parameter by this much times the learning rate, apart from the gradient.',
      zh: '每步按「学习率 × 此值」缩小参数，与梯度无关。',
    },
    default: initial,
    min: 0,
    max: 1,
  })
}

/** Standard deviation of the normal noise of a data set. */
export function noise(initial: number, max = 1): NumberParameter {
  return number({
    label: { en: 'Noise', zh: '噪声' },
    symbol: '\\sigma',
    description: {
      en: 'Standard deviation of the normal noise added to each sample.',
      zh: '加到每个样本上的正态噪声的标准差。',
    },
    default: initial,
    min: 0,
    max,
  })
}
