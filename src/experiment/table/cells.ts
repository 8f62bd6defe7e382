/** Cells of a user's own table: which are missing, which are numbers, and the order of categories. */

/** A column as it was parsed: the name in its heading and a text for each row. */
export interface Column {
  readonly name: string
  readonly cells: readonly string[]
}

const MISSING: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', 'null', '?'])

/** Whether a cell says that there is no value: empty, NA, N/A, NaN, null or ?, in capitals or not. */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.trim().toLowerCase())
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** The number that a cell writes in decimal notation with a point, such as 12, +.5 or -1e-3; undefined where it is none or not finite. */
export function numberOf(cell: string): number | undefined {
  const text = cell.trim()
  const value = DECIMAL.test(text) ? Number(text) : NaN
  return Number.isFinite(value) ? value : undefined
}

/** Order by code points, the same everywhere: a locale's order is not, and that of code units puts some characters elsewhere. */
export function byCodePoint(a: string, b: string): number {
  const [first, second] = [[...a], [...b]]
  for (let i = 0; i < Math.min(first.length, second.length); i++) {
    const difference = first[i]!.codePointAt(0)! - second[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return first.length - second.length
}

/** The different texts among the cells that are not missing, trimmed and sorted. */
export function categoriesOf(cells: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const cell of cells) if (!isMissing(cell)) found.add(cell.trim())
  return [...found].sort(byCodePoint)
}
