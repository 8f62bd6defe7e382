/** The page as a user meets it: by roles and labels. States are waited for, never times. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Columns } from '../../src/worker/protocol.ts'
import { Chart } from './chart.ts'
import { Gallery } from './gallery.ts'
import { Inspector } from './inspector.ts'

/** What the page offers to tests with `?test` in its address (src/state/start.ts). */
interface TestHook {
  killWorker(worker: number): void
  state(): { document: { racers: { id: number; name: string }[] }; run: string; step: number; link: string }
  curvesOf(id: number): { rows: number; columns: Record<string, Float64Array> } | undefined
  overlay(curves: readonly unknown[]): void
}
declare global {
  var __downhill: TestHook
}

export class Playground {
  readonly page: Page
  readonly inspector: Inspector
  readonly gallery: Gallery
  readonly problem: Locator
  readonly stage: Locator
  readonly charts: Locator
  readonly firstChart: Chart
  readonly secondChart: Chart
  readonly racers: Locator
  readonly messages: Locator
  readonly step: Locator

  constructor(page: Page) {
    this.page = page
    this.inspector = new Inspector(page)
    this.gallery = new Gallery(page)
    this.problem = page.getByRole('region', { name: 'Problem' })
    this.stage = page.getByRole('region', { name: 'Stage' }).last()
    this.charts = page.getByRole('region', { name: 'Charts' })
    this.firstChart = new Chart(this.charts, 0)
    this.secondChart = new Chart(this.charts, 1)
    this.racers = page.getByRole('region', { name: 'Racers' })
    this.messages = page.getByRole('status', { name: 'Messages' })
    this.step = page.getByRole('slider', { name: 'Step of the race' })
  }

  /** Opens the page at a fragment, and waits until stage and charts are there. */
  async open(fragment = ''): Promise<void> {
    // A new fragment alone would not load the page again.
    await this.page.goto('about:blank')
    await this.page.goto(`./?test${fragment}`)
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect(this.button('Play')).toBeVisible()
    await expect(this.stage.locator('canvas').first()).toBeVisible()
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  async play(): Promise<void> {
    await this.button('Play').click()
  }

  async pause(): Promise<void> {
    await this.button('Pause').click()
    await expect(this.button('Play')).toBeVisible()
  }

  /** The slowest racer's step, as the slider of the header says. */
  async stepNow(): Promise<number> {
    return this.page.evaluate(() => globalThis.__downhill.state().step)
  }

  async expectStepAtLeast(step: number): Promise<void> {
    await expect.poll(() => this.stepNow(), { timeout: 15_000 }).toBeGreaterThanOrEqual(step)
  }

  /** Moves the speed slider to its end: as fast as it goes. */
  async fullSpeed(): Promise<void> {
    const slider = this.page.getByRole('slider', { name: 'Speed', exact: true })
    await slider.focus()
    await slider.press('End')
    await expect(slider).toHaveAttribute('aria-valuetext', 'as fast as it goes')
  }

  /** Plays at full speed to the end of the budget. */
  async runToEnd(): Promise<void> {
    await this.fullSpeed()
    await this.play()
    await expect(this.button('Replay')).toBeVisible({ timeout: 60_000 })
  }

  /** A row of the racers' table. */
  row(name: string): Locator {
    return this.racers.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  async racerNames(): Promise<string[]> {
    return this.page.evaluate(() => globalThis.__downhill.state().document.racers.map(({ name }) => name))
  }

  async openRacer(name: string): Promise<Inspector> {
    await this.row(name)
      .getByRole('button', { name: `Edit ${name}:` })
      .click()
    await expect(this.inspector.region(name)).toBeVisible()
    return this.inspector
  }

  /** Picks an option of a select by its label. */
  async choose(label: string, option: string, within: Locator = this.problem): Promise<void> {
    await within.getByRole('combobox', { name: label, exact: true }).click()
    await this.page.getByRole('option', { name: option }).first().click()
  }

  /** The number of a field, as it is typed. */
  async number(label: string, within: Locator = this.problem): Promise<number> {
    const text = await within.getByRole('textbox', { name: label, exact: true }).inputValue()
    return Number(text.replace('−', '-'))
  }

  /** Types a number into a field and takes it with Enter. */
  async enter(label: string, value: string, within: Locator = this.problem): Promise<void> {
    const field = within.getByRole('textbox', { name: label, exact: true })
    await field.click()
    await field.fill(value)
    await field.press('Enter')
  }

  async choosePreset(title: string): Promise<void> {
    await this.gallery.open()
    await this.gallery.card(title).click()
    await expect(this.gallery.dialog).toBeHidden()
    await expect(this.gallery.button).toContainText(title)
  }

  /** Picks a theme in the menu of the header. */
  async chooseTheme(theme: 'As the system' | 'Light' | 'Dark' | 'Projector'): Promise<void> {
    await this.button('Theme').click()
    await this.page.getByRole('menuitem', { name: theme, exact: true }).click()
    await expect(this.page.getByRole('menu')).toBeHidden()
  }

  /** The whole link, as the share sheet shows it. */
  async link(): Promise<string> {
    await this.button('Share').click()
    const link = await this.page.getByRole('textbox', { name: 'Link', exact: true }).inputValue()
    await this.page.keyboard.press('Escape')
    return link
  }

  /** The part of a link that carries the experiment. */
  async fragment(): Promise<string> {
    return new URL(await this.link()).hash
  }

  /** Pictures on the stage, small enough to compare. */
  async stagePicture(): Promise<string> {
    return this.stage.locator('canvas').evaluateAll((all) =>
      (all as HTMLCanvasElement[])
        .map((canvas) => {
          const small = document.createElement('canvas')
          small.width = small.height = 64
          small.getContext('2d')!.drawImage(canvas, 0, 0, 64, 64)
          return small.toDataURL()
        })
        .join(' '),
    )
  }

  /** The page has nothing to complain about: the link was taken as it is. */
  async expectNoMessages(): Promise<void> {
    await expect(this.messages.getByRole('listitem')).toHaveCount(0)
  }

  /** Everything the page has recorded, a racer's columns by its id. */
  async records(): Promise<Map<number, Columns>> {
    const packed = await this.page.evaluate(() =>
      globalThis.__downhill.state().document.racers.map(({ id }) => {
        const curve = globalThis.__downhill.curvesOf(id)
        const columns = Object.entries(curve?.columns ?? {}).map(([name, values]) => {
          const bytes = new Uint8Array(values.slice(0, curve!.rows).buffer)
          let text = ''
          for (const byte of bytes) text += String.fromCharCode(byte)
          return [name, btoa(text)] as const
        })
        return { id, columns }
      }),
    )
    const numbers = (text: string) => {
      const bytes = Uint8Array.from(Buffer.from(text, 'base64'))
      return new Float64Array(bytes.buffer)
    }
    return new Map(
      packed.map(({ id, columns }) => [id, Object.fromEntries(columns.map(([name, text]) => [name, numbers(text)]))]),
    )
  }

  /** Ends a worker as a crash would: nobody is told. */
  async killWorker(worker: number): Promise<void> {
    await this.page.evaluate((index) => globalThis.__downhill.killWorker(index), worker)
  }
}
