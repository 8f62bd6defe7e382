import { expect, it } from 'vitest'
import type { Racer } from '../../experiment/document.ts'
import type { Overlay } from '../../state/overlays.ts'
import { keptEnds } from './drawNames.ts'

const overlay = (run: string): Overlay => ({ run, title: run, racer: {} as Racer, rows: 0, columns: {} })
const overlays = ['a', 'a', 'b', 'c', 'd', 'e'].map(overlay)
const end = (index: number, y: number, gone = false) =>
  ({ overlay: overlays[index]!, at: [200, y], gone, leaves: false }) as const

it('names a kept run once, at its best curve, and four runs at most', () => {
  const ends = [end(0, 40), end(1, 90), end(2, 10), end(3, 10), end(4, 10), end(5, 10)]
  const named = (better: 'low' | 'high') => keptEnds({ overlays, measure: { better } }, ends)
  expect(named('low').map(({ overlay }) => overlay!.run)).toEqual(['a', 'b', 'c', 'd'])
  expect(named('low')[0]!.at[1]).toBe(90)
  expect(named('high')[0]!.at[1]).toBe(40)
  // A curve that has left the frame above is not its best.
  expect(keptEnds({ overlays, measure: { better: 'high' } }, [end(0, 40, true), end(1, 90)])[0]!.at[1]).toBe(90)
})
