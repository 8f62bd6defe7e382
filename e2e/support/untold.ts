/** Finds the visible words of the page that say nothing of themselves: labels without a tip. */
import type { Locator } from '@playwright/test'

/** What needs no tip: whole sentences, what is done by pressing (it has a name, and a tip where it is an icon), and values. */
const excepted = [
  'p',
  'button:not([aria-pressed], [role], [aria-expanded])',
  'button[aria-haspopup]:not([role])',
  'a',
  'kbd',
  'output',
  'input',
  'textarea',
  'summary',
  'td',
  'dd',
  'strong',
  '.katex',
  '[role="status"]',
  '[role="alert"]',
  '[role="textbox"]',
  '[aria-live]',
  '[role="tooltip"]',
].join(', ')

/** Where a word may be told: by itself, by what it is in, or by the label of its row. */
const tip = '[data-tip], [data-term], [data-entry]'

/** The visible texts within `root` that are neither excepted nor told, each once. */
export function untold(root: Locator): Promise<string[]> {
  return root.evaluate(
    (element, { excepted, tip }) => {
      const found = new Set<string>()
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.textContent?.trim() ?? ''
        const parent = node.parentElement
        if (!parent || !/\p{L}{2}/u.test(words) || !parent.checkVisibility({ visibilityProperty: true })) continue
        // Hidden from sight, and read aloud only.
        const { width, height } = parent.getBoundingClientRect()
        if (width <= 1 || height <= 1 || parent.closest('.visually-hidden')) continue
        if (parent.closest(excepted) || parent.closest(tip)) continue
        if (parent.closest('[data-tip-row]')?.querySelector(tip)) continue
        found.add(words)
      }
      return [...found]
    },
    { excepted, tip },
  )
}
