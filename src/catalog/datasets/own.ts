/** Data from a formula of the user's own: y = f(x) or f(x, y) plus noise, inputs uniform in [-3, 3). */
import type { Definition } from '../definition.ts'
import { noise } from '../parameters.ts'

/** Not in the registry: a document chooses it with the id 'own' and its formula. */
export const ownData: Definition & { readonly range: readonly [number, number] } = {
  id: 'own',
  name: { en: 'Your own formula', zh: '自定义公式' },
  source: 'A formula of x, or of x and y, with inputs uniform in [−3, 3)',
  summary: { en: 'Samples of a function that you write.', zh: '由自己写的函数产生的样本。' },
  parameters: { noise: noise(0.1, 5) },
  range: [-3, 3],
}
