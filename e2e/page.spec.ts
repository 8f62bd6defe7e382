import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { securityPolicy } from '../scripts/securityPolicy.mjs'
import { limitKilobytes } from '../scripts/vite/firstLoad.ts'
import { expect, test } from './support/test.ts'

test('the first load stays below its limit, as the browser really loads it', async ({ playground, page }) => {
  const scripts = new Set<string>()
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    // KaTeX comes with the first formula, and the store of kept runs after the first paint; workers run beside the page.
    const isLater = /katex|worker|\/(keeping|keptRun|store|trouble|validate|build)-/.test(pathname)
    if (pathname.endsWith('.js') && !isLater) scripts.add(pathname)
  })
  await playground.open()
  await page.waitForLoadState('networkidle')
  const bytes = [...scripts].map((path) => gzipSync(readFileSync(join('dist', path)), { level: 9 }).length)
  const kilobytes = bytes.reduce((a, b) => a + b, 0) / 1000
  test.info().annotations.push({ type: 'first load', description: `${kilobytes.toFixed(1)} KB` })
  expect(kilobytes).toBeLessThanOrEqual(limitKilobytes)
})

test('the page asks for nothing from anywhere else, and says so in its policy', async ({ playground, page }) => {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== new URL(page.url()).origin && page.url() !== 'about:blank')
      elsewhere.push(request.url())
  })
  const response = await page.goto('./')
  expect(response!.headers()['content-security-policy']).toBe(securityPolicy)
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', securityPolicy)
  await playground.ready()
  await playground.button('Play').click()
  await page.waitForLoadState('networkidle')
  expect(elsewhere).toEqual([])
})

test('the page runs from any path', async ({ playground, page }) => {
  // Everything of the page is asked for beside it.
  const folders = new Set<string>()
  page.on('request', (request) => folders.add(new URL(request.url()).pathname.replace(/[^/]*$/, '')))
  await playground.open()
  const html = await (await page.request.get('./')).text()
  expect(html).not.toMatch(/(src|href)="\//)
})

test.describe('a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('shows the stage, and a race can be run', async ({ playground, page }) => {
    await playground.open()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await playground.button('Play').tap()
    await playground.expectStepAtLeast(3)
    await page.getByRole('tab', { name: 'Charts' }).tap()
    await expect(page.getByRole('tabpanel', { name: 'Charts' }).locator('canvas').first()).toBeVisible()
    await page.getByRole('tab', { name: 'Problem' }).tap()
    await expect(page.getByRole('combobox', { name: 'Task' })).toBeVisible()
  })
})

test('light and dark, English and Chinese', async ({ playground, page }) => {
  await playground.open()
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
  expect(await scheme()).toBe('light')
  await playground.chooseTheme('Dark')
  await expect.poll(scheme).toBe('dark')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  await expect(page.getByRole('button', { name: '播放' })).toBeVisible()
})
