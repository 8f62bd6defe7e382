import { expect, it } from 'vitest'
import { stageViewOf } from './stageView.ts'

it.each([
  [1, 0, 'fit'],
  [2, 0, 'field'],
  [3, 0, 'predicted'],
  [1, 2, 'confusion'],
  [2, 3, 'boundary'],
  [64, 10, 'confusion'],
] as const)('%i inputs and %i classes are shown as %s', (features, classes, view) =>
  expect(stageViewOf({ features, classes })).toBe(view),
)
