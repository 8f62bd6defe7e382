/** Every preset, run in Node and by the page's workers, has the same records to the last bit. */
import { readFileSync } from 'node:fs'
import { recordBytes } from '../scripts/experiment/digest.ts'
import { race } from '../scripts/experiment/race.ts'
import { tableFor } from '../scripts/experiment/table.ts'
import { nodeModules } from '../scripts/nodeModules.ts'
import { encodeLink } from '../src/experiment/link.ts'
import { presets } from '../src/experiment/presets.ts'
import { expect, test } from './support/test.ts'

test('there are at least eight presets', () => {
  expect(presets.length).toBeGreaterThanOrEqual(8)
})

for (const { id, experiment } of presets)
  test(`${id} is the same in Node and in Chromium`, async ({ playground }) => {
    const table = await tableFor(experiment, undefined, (file) => new Uint8Array(readFileSync(file)))
    const here = race(
      experiment,
      nodeModules(),
      () => 0,
      () => {},
      table,
    )
    await playground.open(encodeLink(experiment))
    await playground.expectNoMessages()
    await playground.runToEnd()
    const there = await playground.records()
    expect([...there.keys()]).toEqual(experiment.racers.map((racer) => racer.id))
    for (const { racer, records } of here) {
      const columns = there.get(racer.id)!
      expect(Object.keys(columns).sort()).toEqual(Object.keys(records).sort())
      expect(Buffer.compare(recordBytes(columns), recordBytes(records)), racer.name).toBe(0)
    }
  })
