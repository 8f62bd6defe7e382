import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { unzlibSync } from 'fflate'
import Papa from 'papaparse'
import { readJson } from '../src/export/json.ts'
import { curvesOf, python, runScripts } from '../src/export/pytorch/testing/python.ts'
import { presetLink } from './support/presets.ts'
import { expect, test } from './support/test.ts'

/** The entry has a line of text beneath. */
const SCRIPT = /^PyTorch script/

/** Saves by the menu of `within` and gives the file back. */
async function save(page: Page, within: Locator, button: RegExp, entry: string | RegExp) {
  await within.getByRole('button', { name: button }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
  const download = await coming
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** The SVG as the browser reads it: what is in it, or where it is no XML. */
async function parsed(page: Page, text: string) {
  return page.evaluate((source) => {
    const root = new DOMParser().parseFromString(source, 'image/svg+xml')
    const all = [...root.querySelectorAll('*')]
    return {
      error: root.querySelector('parsererror')?.textContent ?? null,
      title: root.querySelector('svg > title')?.textContent,
      description: root.querySelector('svg > desc')?.textContent,
      texts: [...root.querySelectorAll('text')].map((node) => node.textContent),
      named: [...root.querySelectorAll('path > title')].map((node) => ({
        name: node.textContent,
        points: (node.parentElement!.getAttribute('d') ?? '').split('L').length,
        dash: node.parentElement!.getAttribute('stroke-dasharray'),
      })),
      images: [...root.querySelectorAll('image')].map((node) => node.getAttribute('href')!.slice(0, 22)),
      scripts: all.filter((node) => node.localName === 'script' || node.localName === 'foreignObject').length,
      handlers: all.flatMap((node) => [...node.attributes].filter(({ name }) => /^on/i.test(name))).length,
    }
  }, text)
}

/** Width and height of a PNG, and its texts. */
function png(bytes: Uint8Array<ArrayBuffer>) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const texts: string[] = []
  const data: Uint8Array[] = []
  for (let at = 8; at < bytes.length; at += 12 + view.getUint32(at)) {
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    const body = bytes.subarray(at + 8, at + 8 + view.getUint32(at))
    if (type === 'iTXt') texts.push(Buffer.from(body).toString('utf8'))
    if (type === 'IDAT') data.push(body)
  }
  const pixels = unzlibSync(new Uint8Array(Buffer.concat(data)))
  return { width: view.getUint32(16), height: view.getUint32(20), texts, different: new Set(pixels).size }
}

const hostile = '=1+<b a="&">'

test('CSV and JSON have the numbers of the engine', async ({ playground, page }) => {
  await playground.open()
  await playground.enter('Steps', '90')
  await playground.runToEnd()
  const records = await playground.records()

  const csv = await save(page, playground.charts, /^Save: Loss/, 'Curves (CSV)')
  expect(csv.name).toMatch(/^[a-z0-9-]+-step-90\.csv$/)
  const text = csv.bytes.toString('utf8')
  expect(text).toContain(await playground.fragment())
  const table = Papa.parse<string[]>(text, { comments: '#', skipEmptyLines: true }).data
  const [header, ...rows] = table
  expect(header!.slice(0, 3)).toEqual(['id', 'racer', 'step'])
  expect(rows).toHaveLength([...records.values()].reduce((sum, { step }) => sum + step!.length, 0))
  for (const [id, columns] of records)
    for (const name in columns) {
      const at = header!.findIndex((cell) => cell === name || cell.startsWith(`${name} (`))
      const cells = rows.filter(([cell]) => cell === String(id)).map((row) => row[at]!)
      expect(cells.map((cell) => (cell === '' ? NaN : Number(cell)))).toEqual([...columns[name]!])
    }

  const json = await save(page, playground.stage, /^Save the stage/, 'Experiment and curves (JSON)')
  const read = readJson(json.bytes.toString('utf8'))
  if (!read.ok) throw new Error(read.message)
  expect(read.record.racers).toHaveLength(records.size)
  for (const { racer, columns } of read.record.racers)
    for (const name in columns) expect([...columns[name]!]).toEqual([...records.get(racer.id)![name]!])
})

test('the experiment is saved as a PyTorch script, which gives the curves of the page', async ({
  playground,
  page,
}) => {
  await playground.open()
  await playground.enter('Steps', '90')
  // It needs no run.
  const { name, bytes } = await save(page, playground.stage, /^Save the stage/, SCRIPT)
  expect(name).toMatch(/^[a-z0-9-]+\.py$/)
  const text = bytes.toString('utf8')
  expect(text).toContain(await playground.fragment())
  await playground.runToEnd()
  const records = await playground.records()
  test.skip(python === undefined, 'no python3 has torch')
  const [run] = runScripts([{ text }])
  expect(run!.error).toBeNull()
  const curves = curvesOf(run!.csv)
  expect([...curves.keys()]).toEqual([...records.keys()])
  for (const [id, columns] of records)
    for (const column in columns) {
      if (column === 'seconds') continue
      const found = curves.get(id)![column]!
      expect(found).toHaveLength(columns[column]!.length)
      for (const [row, value] of columns[column]!.entries())
        if (Number.isNaN(value)) expect(found[row]).toBeNaN()
        else expect(Math.abs(found[row]! - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
    }
  await playground.expectNoMessages()
})

test('a script of a model has its samples in it', async ({ playground, page }) => {
  await playground.open(presetLink('Two moons'))
  const { bytes } = await save(page, playground.charts, /^Save: Loss/, SCRIPT)
  const text = bytes.toString('utf8')
  const samples = /SAMPLES = \[\n([^\]]+)\]/.exec(text)![1]!.replaceAll(/[^A-Za-z0-9+/=]/g, '')
  const numbers = unzlibSync(new Uint8Array(Buffer.from(samples, 'base64'))).length / 8
  const counts = /"counts": \{([^}]+)\}/.exec(text)![1]!.match(/\d+/g)!.map(Number)
  // Two inputs and a target a row.
  expect(numbers).toBe(3 * counts.reduce((a, b) => a + b))
})

test('a chart and the stage of a surface are saved as SVG and PNG', async ({ playground, page }) => {
  await playground.open()
  const [first] = await playground.racerNames()
  await page.getByTitle(`${first}: double-click to rename`).dblclick()
  await page.getByRole('textbox', { name: `Name of ${first}` }).fill(hostile)
  await page.keyboard.press('Enter')
  await playground.enter('Steps', '90')
  await playground.runToEnd()
  const names = await playground.racerNames()
  expect(names).toContain(hostile)

  const chart = await save(page, playground.charts, /^Save: Loss/, 'Drawing (SVG)')
  const seen = await parsed(page, chart.bytes.toString('utf8'))
  expect(seen).toMatchObject({ error: null, scripts: 0, handlers: 0, images: [] })
  expect(seen.description).toContain(await playground.fragment())
  expect(seen.description).toContain('float64, device cpu')
  expect(seen.named.map(({ name }) => name)).toEqual(names)
  for (const { points } of seen.named) expect(points).toBeGreaterThan(20)
  expect(new Set(seen.named.map(({ dash }) => dash)).size).toBe(names.length)
  for (const name of names) expect(seen.texts).toContain(name)

  const stage = await save(page, playground.stage, /^Save the stage/, 'Drawing (SVG)')
  const surface = await parsed(page, stage.bytes.toString('utf8'))
  expect(surface).toMatchObject({ error: null, scripts: 0, handlers: 0, images: [] })
  expect(surface.named.map(({ name }) => name)).toEqual(names)

  const size = /width="(\d+)" height="(\d+)"/.exec(stage.bytes.toString('utf8'))!
  const picture = png(new Uint8Array((await save(page, playground.stage, /^Save the stage/, 'Picture (PNG)')).bytes))
  expect([picture.width, picture.height]).toEqual([2 * Number(size[1]), 2 * Number(size[2])])
  expect(picture.different).toBeGreaterThan(50)
  expect(picture.texts.join()).toContain(await playground.fragment())
  await playground.expectNoMessages()
})

test('tiles are saved as a picture with names and legend', async ({ playground, page }) => {
  await playground.open(presetLink('Two moons'))
  await playground.enter('Steps', '60')
  await playground.runToEnd()
  const names = await playground.racerNames()
  const stage = await save(page, playground.stage, /^Save the stage/, 'Drawing (SVG)')
  const seen = await parsed(page, stage.bytes.toString('utf8'))
  expect(seen).toMatchObject({ error: null, scripts: 0, handlers: 0, images: ['data:image/png;base64,'] })
  for (const name of names) expect(seen.texts.filter((text) => text === name)).toHaveLength(2)
})
