/** One of the two charts. */
import type { Locator } from '@playwright/test'

export class Chart {
  readonly plot: Locator
  readonly readOff: Locator

  constructor(charts: Locator, index: number) {
    this.plot = charts.getByRole('application').nth(index)
    this.readOff = this.plot.getByRole('table')
  }

  /** The figures on an axis: their values, and where they stand in the plot, in pixels. */
  async ticks(axis: 'x' | 'y'): Promise<{ value: number; at: number }[]> {
    const anchor = axis === 'x' ? 'middle' : 'end'
    return this.plot.locator(`text[text-anchor="${anchor}"]`).evaluateAll(
      (texts, along) =>
        texts.map((text) => {
          const exponent = text.querySelector('tspan')?.textContent
          const number = (written: string) => Number(written.replace('−', '-').replaceAll(',', ''))
          const plain = text.firstChild?.textContent ?? ''
          const [factor = 1, base] = plain.includes('·') ? plain.split('·').map(number) : [1, number(plain)]
          const value = exponent === undefined || exponent === null ? number(plain) : factor * base! ** number(exponent)
          return { value, at: Number(text.getAttribute(along)) }
        }),
      axis,
    )
  }

  async tickValues(axis: 'x' | 'y'): Promise<number[]> {
    return (await this.ticks(axis)).map(({ value }) => value)
  }

  /** The figures of a row of the read-off, left to right. */
  async figures(name: string): Promise<string[]> {
    const row = this.readOff
      .getByRole('row')
      .filter({ has: this.plot.page().getByRole('rowheader', { name, exact: true }) })
    return (await row.getByRole('cell').allTextContents()).filter((text) => text !== '')
  }

  /** Reads off with the keyboard: the last recorded place, or as many before it. */
  async readLast(before = 0): Promise<void> {
    await this.plot.focus()
    await this.plot.press('Escape')
    for (let i = 0; i <= before; i++) await this.plot.press('ArrowLeft')
  }

  /** The curves as they are drawn. */
  async picture(): Promise<string> {
    return this.plot.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
  }
}
