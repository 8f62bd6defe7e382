import type { Layer } from '../layer.ts'
import { number } from '../parameters.ts'
import { activationChoice, activationOf } from './shared/activationChoice.ts'
import { NEEDS_FLAT } from './shared/misfits.ts'

/** y = activation(W x + b), W [units, inputs]: every unit sees every input. */
export const dense: Layer = {
  id: 'dense',
  name: { en: 'Dense', zh: '全连接' },
  source: 'Rosenblatt 1958; as torch.nn.Linear and an activation',
  summary: { en: 'Every unit sees every input.', zh: '每个单元都看到所有输入。' },
  parameters: {
    units: number({
      label: { en: 'Units', zh: '单元数' },
      description: { en: 'Outputs of the layer.', zh: '该层的输出个数。' },
      default: 8,
      min: 1,
      max: 256,
      integer: true,
    }),
    activation: activationChoice('tanh'),
  },
  build(input, p) {
    if (input.length !== 1) return NEEDS_FLAT
    const units = Number(p.units)
    return {
      output: [units],
      operations: [{ kind: 'affine', inputs: input[0]!, outputs: units }, ...activationOf(p.activation, units)],
    }
  },
}
