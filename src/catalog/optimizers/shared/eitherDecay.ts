/** Weight decay that an optimizer offers in both ways: in the gradient (coupled) or on the parameters (decoupled). */
import type { Parameters, Values } from '../../definition.ts'
import { penalty, toggle } from '../../parameters.ts'
import { COUPLED, DECOUPLED } from './lines.ts'

/** The two parameters; `decoupled` is how the official code decays unless told otherwise. */
export function eitherDecay(decoupled: boolean) {
  return {
    weightDecay: {
      ...penalty(0),
      description: {
        en: 'Pulls parameters towards 0, in the way that the switch says. 0 leaves it out.',
        zh: '把参数拉向 0，方式由开关决定。0 表示不用。',
      },
    },
    decoupled: toggle({
      label: { en: 'Decoupled', zh: '解耦' },
      group: 'decay',
      description: {
        en: 'Shrinks the parameters themselves, as AdamW does, instead of adding to the gradient, as Adam does.',
        zh: '像 AdamW 那样直接缩小参数，而不是像 Adam 那样加到梯度上。',
      },
      default: decoupled,
    }),
  } satisfies Parameters
}

/** The line of the decay at the chosen values; none at 0. */
export function eitherDecayLine(p: Values): string | false {
  return p.weightDecay !== 0 && (p.decoupled === true ? DECOUPLED : COUPLED)
}
