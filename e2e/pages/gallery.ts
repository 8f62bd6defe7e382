/** The gallery of experiments, and the button of the header that opens it. English unless said otherwise. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Gallery {
  readonly page: Page
  readonly button: Locator
  readonly dialog: Locator
  readonly search: Locator
  readonly groups: Locator
  /** Every card that is shown. */
  readonly cards: Locator

  constructor(page: Page, { button = /^Experiments: /, name = 'What would you like to see?' } = {}) {
    this.page = page
    this.button = page.getByRole('button', { name: button })
    this.dialog = page.getByRole('dialog', { name })
    this.search = this.dialog.getByRole('searchbox')
    this.groups = this.dialog.getByRole('navigation').getByRole('button')
    this.cards = this.dialog.getByRole('region').getByRole('button')
  }

  async open(): Promise<void> {
    await this.button.click()
    await expect(this.dialog).toBeVisible()
    await expect(this.groups.nth(1)).toBeVisible()
  }

  /** The card with a title. */
  card(title: string): Locator {
    return this.cards.filter({ has: this.page.getByText(title, { exact: true }) })
  }
}
