/** `npm run bench -- --browser`: the engines that run in a browser, in a worker of a page in Chromium. */
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { build } from 'vite'
import { ensureChromium } from '../../scripts/chromium.mjs'
import { serve } from '../../scripts/server.mjs'
import { root } from '../../scripts/setUp.mjs'
import type { Message, Wanted } from './messages.ts'

/** Builds the page of the benchmark; returns its folder. */
async function buildPage(): Promise<string> {
  const outDir = join(root, '.build', 'bench-browser')
  await build({
    root: join(root, 'bench', 'browser'),
    configFile: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  })
  return outDir
}

type Answer = Exclude<Message, { kind: 'progress' | 'failed' }>

/** Opens the page and waits for its answer. */
async function ask(browser: Browser, address: string, wanted: Wanted, say: (text: string) => void): Promise<Answer> {
  const page = await browser.newPage()
  return new Promise((resolve, reject) => {
    const hear = (message: Message) => {
      if (message.kind === 'progress') say(message.text)
      else if (message.kind === 'failed') reject(new Error(message.text))
      else resolve(message)
    }
    page.on('pageerror', reject)
    page.on('crash', () => reject(new Error('the page of the benchmark crashed')))
    void (async () => {
      await page.exposeFunction('benchWants', () => wanted)
      await page.exposeFunction('benchSays', hear)
      await page.goto(address)
    })().catch(reject)
  })
}

/** Compares engines in Chromium, or measures stacks. Returns the answer and the browser's version. */
export async function measureInBrowser(
  wanted: Wanted,
  say: (text: string) => void,
): Promise<{ answer: Answer; version: string }> {
  const folder = await buildPage()
  const found = await ensureChromium()
  if (found.code !== 0) throw new Error(found.output)
  const { server, address } = await serve(folder, { port: 0 })
  const browser = await chromium.launch({
    executablePath: found.output,
    // WebGPU on a machine without a graphics processor is behind a flag.
    args: ['--enable-unsafe-webgpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    return { answer: await ask(browser, address, wanted, say), version: `Chromium ${browser.version()}` }
  } finally {
    await browser.close()
    server.close()
    server.closeAllConnections()
  }
}
