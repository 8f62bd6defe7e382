/** The layer editor of the model section. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Layers {
  readonly page: Page
  readonly list: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('list', { name: 'Layers', exact: true })
  }

  /** Layer number `number`, from 1. */
  layer(number: number): Locator {
    return this.list.getByRole('listitem', { name: new RegExp(`^Layer ${number}:`) })
  }

  /** The names of all layers, in order. */
  async names(): Promise<string[]> {
    const labels = await this.list
      .getByRole('listitem', { name: /^Layer \d+:/ })
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''))
    return labels.map((label) => label.replace(/^Layer \d+: /, ''))
  }

  async expectNames(...names: string[]): Promise<void> {
    await expect.poll(() => this.names()).toEqual(names)
  }

  /** Opens the list of what can be put at a place, from 1. */
  async openMenu(place: number): Promise<void> {
    await this.list.getByRole('combobox', { name: `Add a layer at place ${place}`, exact: true }).click()
  }

  async add(place: number, name: string): Promise<void> {
    await this.openMenu(place)
    await this.page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  }

  /** Sets a main setting of a layer. */
  async enter(number: number, setting: string, value: string): Promise<void> {
    const field = this.list.getByRole('textbox', { name: `${setting} of layer ${number}`, exact: true })
    await field.click()
    await field.fill(value)
    await field.press('Enter')
  }

  async act(number: number, action: 'Move up' | 'Move down' | 'Duplicate' | 'Remove'): Promise<void> {
    await this.layer(number)
      .getByRole('button', { name: /^Actions for layer/ })
      .click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }

  /** Shape behind a layer, and its number of parameters. */
  async expectLayer(number: number, shape: string, parameters: string): Promise<void> {
    await expect(this.layer(number).getByLabel(`Shape ${shape}`, { exact: true })).toBeVisible()
    const title = parameters === '1' ? '1 parameter' : `${parameters} parameters`
    await expect(this.layer(number).locator(`[data-tip="${title}"]`)).toHaveText(parameters)
  }
}
