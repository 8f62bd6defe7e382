/** Files of the user's own, and the dialog with the columns of one. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Drops a file on an element, as from the desktop. */
export async function dropFile(on: Locator, name: string, text: string): Promise<void> {
  const transfer = await on.page().evaluateHandle(
    ([name, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text!], name!, { type: 'text/csv' }))
      return dataTransfer
    },
    [name, text],
  )
  await on.dispatchEvent('dragover', { dataTransfer: transfer })
  await on.dispatchEvent('drop', { dataTransfer: transfer })
}

export class TableDialog {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
  }

  async expectOpen(file: string): Promise<void> {
    await expect(this.dialog.getByRole('heading', { name: file })).toBeVisible()
  }

  column(name: string): Locator {
    return this.dialog.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) })
  }

  async setType(column: string, type: 'Number' | 'Category' | 'Left out'): Promise<void> {
    await this.dialog
      .getByRole('group', { name: `Type of ${column}` })
      .getByRole('button', { name: type })
      .click()
  }

  async expectType(column: string, type: 'Number' | 'Category' | 'Left out'): Promise<void> {
    const button = this.dialog.getByRole('group', { name: `Type of ${column}` }).getByRole('button', { name: type })
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }

  /** What comes of the choice. */
  get outcome(): Locator {
    return this.dialog.getByRole('status')
  }

  get use(): Locator {
    return this.dialog.getByRole('button', { name: 'Use this table' })
  }
}
