import { expect, it } from 'vitest'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { activeWrappers, changesVectors, wrappedAverage, withWrapper } from './wrapping.ts'

const get = (id: string) => wrappers.get(id)!

it('wrappers stand in the order in which they act, whatever the order in which they were added', () => {
  let chosen = withWrapper({ wrappers: [] }, get('ema'))
  chosen = withWrapper({ wrappers: chosen }, get('clip-norm'))
  chosen = withWrapper({ wrappers: chosen }, get('lookahead'))
  expect(chosen.map(({ id }) => id)).toEqual(['clip-norm', 'lookahead', 'ema'])
  expect(chosen[0]).toEqual({ id: 'clip-norm', parameters: { maxNorm: 1 } })
  expect(activeWrappers({ wrappers: [...chosen].reverse() }).map(({ choice }) => choice)).toEqual(chosen)
})

it('knows whether an average is kept', () => {
  expect(wrappedAverage({ wrappers: withWrapper({ wrappers: [] }, get('swa')) })).toBe(true)
  expect(wrappedAverage({ wrappers: withWrapper({ wrappers: [] }, get('sam')) })).toBe(false)
})

it('knows wrappers that leave vectors as they are', () => {
  const idle = wrappers.all.filter((wrapper) => !changesVectors(wrapper)).map(({ id }) => id)
  expect(idle).toEqual(['max-norm'])
})
