import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { securityPolicy } from './securityPolicy.mjs'
import { fileOf, serve } from './server.mjs'

describe('fileOf', () => {
  it('names files below the folder only', () => {
    expect(fileOf('/site', '/')).toBe(join('/site', 'index.html'))
    expect(fileOf('/site', '/assets/a.js?x=1')).toBe(join('/site', 'assets', 'a.js'))
    for (const path of ['/../secret', '/assets/../../secret', '/%2e%2e/secret', '/%2e%2e%2fsecret', '/%ff', '/a%00b'])
      expect(fileOf('/site', path), path).toBeUndefined()
    // A neighbour whose name begins with the folder's.
    expect(fileOf('/site', '/../site2/a')).toBeUndefined()
  })
})

describe('serve', () => {
  let folder: string
  let running: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'downhill-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<p>page</p>')
    writeFileSync(join(folder, 'assets', 'race.worker.js'), 'self')
    running = await serve(folder, { port: 41730 })
  })
  afterAll(() => {
    running.server.close()
    rmSync(folder, { recursive: true })
  })

  it('sends the security headers with the page and with workers', async () => {
    for (const path of ['', 'assets/race.worker.js', 'nothing']) {
      const response = await fetch(running.address + path)
      expect(response.headers.get('content-security-policy')).toBe(securityPolicy)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('serves files, and says what it does not serve', async () => {
    const page = await fetch(running.address)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toBe('<p>page</p>')
    expect((await fetch(`${running.address}nothing`)).status).toBe(404)
    expect((await fetch(`${running.address}assets`)).status).toBe(404)
    expect((await fetch(running.address, { method: 'POST' })).status).toBe(405)
  })

  it('takes the next port when one is taken', async () => {
    const second = await serve(folder, { port: running.port })
    expect(second.port).toBeGreaterThan(running.port)
    second.server.close()
    await expect(serve(folder, { port: running.port, exact: true })).rejects.toThrow(/EADDRINUSE/)
  })
})
