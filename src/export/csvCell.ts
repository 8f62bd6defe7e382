/** Cells of a CSV file (RFC 4180) that no spreadsheet takes for something else. */

/** The text in quotes where it needs them. */
export function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A text of the user's own: what a spreadsheet would run as a formula begins with an apostrophe. */
export function textCell(text: string): string {
  return quoted(/^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text)
}

/** A number with all its digits, so that reading it gives the same bits; empty where there is none. */
export function numberCell(value: number): string {
  if (Number.isNaN(value)) return ''
  return Object.is(value, -0) ? '-0' : String(value)
}
