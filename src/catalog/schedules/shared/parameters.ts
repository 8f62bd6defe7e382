/** Parameters that several schedules share: same words, same ranges everywhere. */
import type { NumberParameter, Parameters, Text } from '../../definition.ts'
import type { Group } from '../../groups.ts'
import { number, toggle } from '../../parameters.ts'

export const STEPS: Text = { en: 'steps', zh: '步' }

/** The largest number of steps of any parameter: that of a run. */
export const MOST_STEPS = 1e6

/** Over how many steps a schedule goes from its first rate to its last; 0 is the budget. */
export function length(description: Text): NumberParameter {
  return number({
    label: { en: 'Length', zh: '长度' },
    symbol: 'T',
    unit: STEPS,
    description,
    default: 0,
    min: 0,
    max: MOST_STEPS,
    integer: true,
  })
}

/** The name in a formula of a `length`: itself, or the budget where it is 0. */
export function lengthName(name: string, value: unknown): string {
  return value === 0 ? 'budget' : name
}

/** A rate (not a share) that a schedule comes down to. */
export function lowestRate(initial: number, description: Text, group?: Group): NumberParameter {
  return number({
    label: { en: 'Lowest rate', zh: '最低学习率' },
    symbol: '\\eta_{\\min}',
    ...(group && { group }),
    description,
    default: initial,
    min: 0,
    max: 10,
  })
}

/** The momentum that moves against the rate: whether it does, and between which values. */
export function momentumCycle(lowest: number, highest: number) {
  return {
    cycleMomentum: toggle({
      label: { en: 'Cycle momentum', zh: '动量同步循环' },
      group: 'momentum',
      description: {
        en: 'Also moves the momentum (Adam: β₁) of the optimizer, against the rate.',
        zh: '同时让优化器的动量（Adam 为 β₁）与学习率反向变化。',
      },
      default: true,
    }),
    baseMomentum: number({
      label: { en: 'Lowest momentum', zh: '最低动量' },
      group: 'momentum',
      symbol: '\\mu_{\\min}',
      description: { en: 'Momentum where the rate is highest.', zh: '学习率最高处的动量。' },
      default: lowest,
      min: 0,
      max: 0.9999,
    }),
    maxMomentum: number({
      label: { en: 'Highest momentum', zh: '最高动量' },
      group: 'momentum',
      symbol: '\\mu_{\\max}',
      description: { en: 'Momentum where the rate is lowest.', zh: '学习率最低处的动量。' },
      default: highest,
      min: 0,
      max: 0.9999,
    }),
  } satisfies Parameters
}
