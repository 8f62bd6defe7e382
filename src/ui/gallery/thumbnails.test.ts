/** Every preset has its pictures, and every picture its preset. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { presets } from '../../experiment/presets.ts'

const folder = join(import.meta.dirname, '../../../public/thumbnails')
const files = readdirSync(folder).sort()

it('has a light and a dark picture of each preset, and no other (`npm run thumbnails` makes them)', () => {
  expect(files).toEqual(presets.flatMap(({ id }) => [`${id}.dark.webp`, `${id}.light.webp`]).sort())
})

it('has WebP files, all together below 700 KB', () => {
  for (const file of files) {
    const bytes = readFileSync(join(folder, file))
    expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), file).toBe('RIFFWEBP')
  }
  const total = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  expect(total).toBeLessThan(700_000)
})
