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

  /** A part of the settings, by its heading. */
  section(name: string): Locator {
    return this.panel.getByRole('group', { name, exact: true })
  }

  /** A select; what it says is the present choice. */
  select(label: string): Locator {
    return this.panel.getByRole('combobox', { name: label, exact: true })
  }

  /** An option of the list that is open, by its name; its summary, or why it cannot be chosen, is part of its text. */
  option(name: string): Locator {
    return this.page.getByRole('option').filter({ has: this.page.getByText(name, { exact: true }) })
  }

  async choose(label: string, option: string): Promise<void> {
    await this.select(label).click()
    await this.page.getByRole('option', { name: option }).first().click()
  }

  /** Opens a long list and types into its search, which has the focus. */
  async search(label: string, text: string): Promise<void> {
    await this.select(label).click()
    await expect(this.page.getByRole('combobox', { name: `Search: ${label}` })).toBeFocused()
    await this.page.keyboard.type(text)
  }

  async enter(label: string, value: string): Promise<void> {
    const field = this.panel.getByRole('textbox', { name: label, exact: true })
    await field.click()
    await field.fill(value)
    await field.press('Enter')
  }

  async turn(label: string, on: boolean): Promise<void> {
    const control = this.panel.getByRole('switch', { name: label })
    if ((await control.isChecked()) !== on) await control.press('Space')
    await expect(control).toBeChecked({ checked: on })
  }

  /** What is around the rule, by name. */
  wrapper(name: string): Locator {
    return this.section('Around the rule').getByRole('listitem', { name, exact: true })
  }

  async openWrappers(): Promise<void> {
    await this.select('Add around the rule').click()
  }

  async addWrapper(name: string): Promise<void> {
    await this.openWrappers()
    await this.option(name).click()
    await expect(this.wrapper(name)).toBeVisible()
  }

  async removeWrapper(name: string): Promise<void> {
    await this.panel.getByRole('button', { name: `Remove ${name}`, exact: true }).click()
    await expect(this.wrapper(name)).toHaveCount(0)
  }

  /** The drawing of the rate, with its largest and last value in words. */
  get ratePreview(): Locator {
    return this.panel.getByRole('figure').filter({ hasText: 'Rate over the race' })
  }

  /** The step, typeset, with the name of each part. */
  get inUse(): Locator {
    return this.section('In use now')
  }

  async showSettings(): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Settings' }).click()
  }

  async close(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Close' }).click()
    await expect(this.panel).toBeHidden()
  }
}
