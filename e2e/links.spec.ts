import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { defaultExperiment } from '../src/experiment/defaults.ts'
import { encodeLink } from '../src/experiment/link.ts'
import { expect, test } from './support/test.ts'

const link = encodeLink({ ...defaultExperiment(), seed: 99 })

/** One character of the middle replaced by another. */
function damaged(text: string): string {
  const at = Math.floor(text.length / 2)
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
}

const bad = {
  truncated: { fragment: link.slice(0, -9), says: /ends too early/ },
  damaged: { fragment: damaged(link), says: /is damaged/ },
  oversized: { fragment: `#1.${randomBytes(20000).toString('base64url')}.AAAAAA`, says: /larger than a link may be/ },
  'made by a later version': { fragment: `#99${link.slice(2)}`, says: /later version|is damaged/ },
  'of a later version': { fragment: '#42.c29tZXRoaW5nIG5ldw.AAAAAA', says: /later version/ },
  'no link at all': { fragment: `#${deflateRawSync('x').toString('base64url')}`, says: /is damaged/ },
  'out of range': {
    fragment: encodeLink({ ...defaultExperiment(), budget: -5 }),
    says: /no valid experiment: budget /,
  },
}

for (const [kind, { fragment, says }] of Object.entries(bad))
  test(`a link that is ${kind}: the default with a message, and the link stays`, async ({ playground, page }) => {
    await playground.open(fragment)
    await expect(playground.messages.getByText(says)).toBeVisible()
    expect(await playground.racerNames()).toEqual(defaultExperiment().racers.map(({ name }) => name))
    expect(new URL(page.url()).hash).toBe(fragment)
    await expect(page.getByRole('textbox', { name: 'The link as it was opened' })).toHaveValue(
      new RegExp(`${fragment.slice(1, 12).replaceAll('.', '\\.')}`),
    )
    // It works as ever.
    await playground.play()
    await playground.expectStepAtLeast(2)
  })

test('a good link never starts a run', async ({ playground }) => {
  await playground.open(link)
  await expect(playground.problem.getByRole('textbox', { name: 'Seed', exact: true })).toHaveValue('99')
  expect(await playground.stepNow()).toBe(0)
  await expect(playground.button('Play')).toBeVisible()
})
