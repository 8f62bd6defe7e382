/** Divides a frame into equal tiles. */

export interface Tiling {
  readonly columns: number
  readonly rows: number
}

/** Columns and rows for `count` tiles so that they are large, near `aspect` (width / height), and few places stay empty. */
export function tiling(count: number, width: number, height: number, aspect = 1.4): Tiling {
  let best: Tiling = { columns: 1, rows: Math.max(1, count) }
  let largest = -1
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.max(1, Math.ceil(count / columns))
    const w = width / columns
    const h = height / rows
    const picture = Math.min(w, h * aspect) * Math.min(h, w / aspect)
    const score = picture * (1 + 0.3 * (count / (columns * rows)))
    if (score > largest) {
      largest = score
      best = { columns, rows }
    }
  }
  return best
}
