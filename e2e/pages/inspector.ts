/** The inspector of one racer: its settings and its rule. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Inspector {
  readonly page: Page
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('region', { name: /^Inspector of/ })
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name: `Inspector of ${name}`, exact: true })
  }

  async showFormula(): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Formula' }).click()
  }

  /** The editor of the rule. */
  get rule(): Locator {
    return this.panel.getByRole('textbox', { name: 'Update rule', exact: true })
  }

  /** Replaces the text of the rule. */
  async writeRule(text: string): Promise<void> {
    await this.rule.focus()
    await this.page.keyboard.press('ControlOrMeta+a')
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) await this.page.keyboard.press('Enter')
      await this.page.keyboard.insertText(line)
    }
  }

  async choose(label: string, option: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: label, exact: true }).click()
    await this.page.getByRole('option', { name: option }).first().click()
  }

  async enter(label: string, value: string): Promise<void> {
    const field = this.panel.getByRole('textbox', { name: label, exact: true })
    await field.click()
    await field.fill(value)
    await field.press('Enter')
  }

  async close(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Close' }).click()
    await expect(this.panel).toBeHidden()
  }
}
