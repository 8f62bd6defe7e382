/** Tests of the browser: each has a playground, and fails when the page complains on its console. */
import { test as base, expect } from '@playwright/test'
import { Playground } from '../pages/playground.ts'

/** Chromium's note that reading a picture out of WebGL takes a while: tests and screenshots do so. */
const isHint = (text: string): boolean => text.includes('GPU stall due to ReadPixels')

export const test = base.extend<{ playground: Playground }>({
  playground: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !isHint(message.text()))
        complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await use(new Playground(page))
    expect(complaints).toEqual([])
  },
})

export { expect }
