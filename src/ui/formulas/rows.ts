/** The rows of an aligned block of LaTeX. */

const block = /^\\begin\{aligned\}([\s\S]*)\\end\{aligned\}$/

/**
 * The last row of an aligned block, the one that says what the formula is, without its alignment marks.
 * Undefined where the LaTeX is one row anyway, or where rows cannot be told apart (cases have rows of their own).
 */
export function lastRow(tex: string): string | undefined {
  const inner = block.exec(tex.trim())?.[1]
  if (inner === undefined || inner.includes('\\begin{')) return undefined
  const rows = inner.split('\\\\').map((row) => row.trim())
  return rows
    .filter((row) => row !== '')
    .at(-1)
    ?.replace('&', '')
}
