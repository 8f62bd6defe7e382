/** The parameter of layers that end in an activation. */
import { activations } from '../../activations/index.ts'
import type { Operation } from '../../layer.ts'
import { choice } from '../../parameters.ts'

export const activationChoice = (initial: string) =>
  choice({
    label: { en: 'Activation', zh: '激活函数' },
    description: { en: 'The function each output passes through.', zh: '每个输出所经过的函数。' },
    default: initial,
    options: activations.all.map(({ id, name }) => ({ value: id, label: name })),
  })

/** The operation of an activation; none for the identity. */
export function activationOf(id: unknown, units: number): Operation[] {
  return id === 'linear' ? [] : [{ kind: 'activation', id: String(id), units }]
}
