import { expect, it } from 'vitest'
import type { Racer } from '../../experiment/document.ts'
import type { Overlay } from '../../state/overlays.ts'
import { carriersOf } from './carriers.ts'

const overlay = (run: string, ...loss: number[]): Overlay => ({
  ...{ run, title: run, racer: {} as Racer, rows: loss.length },
  columns: { loss: Float64Array.from(loss) },
})
const lines = [{ column: 'loss', style: 'own' }] as const

it('gives the title of each kept run to the racer that ends best, whatever was never taken', () => {
  const [worse, better, empty, other] = [
    overlay('a', 1, 4),
    overlay('a', 9, 2, NaN),
    overlay('a', NaN),
    overlay('b', 7),
  ]
  const all = [empty, worse, better, other]
  expect([...carriersOf(all, { lines, better: 'low' })]).toEqual([better, other])
  expect([...carriersOf(all, { lines, better: 'high' })]).toEqual([worse, other])
})
