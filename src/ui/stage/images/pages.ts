/** Cards in pages. */

/** Width and height that a card takes at least, its gap included. */
export const card = { width: 94, height: 100 }

export interface Pages {
  readonly columns: number
  readonly rows: number
  readonly pages: number
}

/** How many cards fit in a frame, and how many pages `count` of them make, at least one. */
export function pagesOf(count: number, frame: { readonly width: number; readonly height: number }): Pages {
  const columns = Math.max(2, Math.floor(frame.width / card.width))
  const rows = Math.max(1, Math.floor(frame.height / card.height))
  return { columns, rows, pages: Math.max(1, Math.ceil(count / (columns * rows))) }
}
