import { createServer } from 'node:net'
import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/chromium.mjs'

/** A port that is free now. Playwright's own workers load this file too and inherit the answer. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return String(typeof address === 'object' && address ? address.port : 4187)
}

process.env.DOWNHILL_TEST_PORT ??= await freePort()
const port = process.env.DOWNHILL_TEST_PORT
const address = `http://localhost:${port}/`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Each page starts workers of its own: more than two tests at once only slow each other.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A machine that is busy with other things makes a state come late; what passes at the second try is named by `npm test`.
  retries: 1,
  timeout: 90_000,
  // Tests assert states, never times; a state has 15 seconds to come.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      // WebGPU without a GPU, in software.
      args: ['--enable-unsafe-webgpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
  // The production build, with the security headers it is served with.
  webServer: {
    command: `node scripts/serve.mjs --port ${port}`,
    url: address,
    timeout: 300_000,
    reuseExistingServer: false,
  },
})
