/** The list of kept runs. */
import { expect, type Locator, type Page } from '@playwright/test'

export class RunsDialog {
  readonly page: Page
  readonly dialog: Locator
  readonly items: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Runs' })
    this.items = this.dialog.getByRole('list', { name: 'Kept runs' }).locator('> li')
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Runs', exact: true }).click()
    await expect(this.dialog.getByText('are kept in this browser')).toBeVisible()
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click()
    await expect(this.dialog).toBeHidden()
  }

  async expectCount(count: number): Promise<void> {
    await expect(this.items).toHaveCount(count)
  }

  /** Chooses a file in the file dialog. */
  async openFile(file: { name: string; text: string }): Promise<void> {
    await this.dialog
      .getByLabel('Saved run')
      .setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) })
  }

  button(name: RegExp, item = 0): Locator {
    return this.items.nth(item).getByRole('button', { name })
  }
}
