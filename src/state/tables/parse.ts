/** From the text of a user's file to columns: delimiters, quotes and heading are found out. */
import { isMissing, numberOf, type Column } from '../../experiment/table/cells.ts'
import { TableError } from '../../experiment/table/tableError.ts'
import { LIMITS } from '../../experiment/limits.ts'

/** Rows a file may have, without the heading. */
export const MOST_ROWS = LIMITS.samples.max

const EMPTY = { en: 'The file holds no table: it has no rows.', zh: '文件中没有表格：没有任何行。' }
const NOT_TEXT = {
  en: 'The file is not a text table. Save it as CSV (text, separated by commas) and try again.',
  zh: '此文件不是文本表格。请另存为 CSV（逗号分隔的文本）后再试。',
}

/**
 * The columns of a text with a row a line, separated by commas, semicolons or tabs; fields may stand in double quotes. The first row is
 * the heading unless it holds numbers only. Rows that end early are filled with missing cells.
 * Throws a TableError for a text that is no such table, and where it has too many rows or columns.
 */
export async function parseTable(text: string): Promise<Column[]> {
  // Zip archives, which spreadsheets are, and anything else with a NUL in it.
  if (text.startsWith('PK\u0003') || text.includes('\0')) throw new TableError(NOT_TEXT)
  const { default: papa } = await import('papaparse')
  const { data, errors } = papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    preview: MOST_ROWS + 2,
  })
  const quote = errors.find(({ type }) => type === 'Quotes')
  if (quote) throw badQuote((quote.row ?? 0) + 1)
  const [first, ...others] = data
  if (!first) throw new TableError(EMPTY)
  const headed = !isData(first)
  const rows = headed ? others : data
  if (rows.length === 0) throw new TableError(EMPTY)
  if (rows.length > MOST_ROWS) throw tooManyRows()
  checkWidth(first.length)
  const long = rows.findIndex((row) => row.length > first.length && row.slice(first.length).some((cell) => cell !== ''))
  if (long >= 0) throw unevenRow(long + 1, rows[long]!.length, first.length)
  const names = namesOf(headed ? first : first.map(() => ''))
  return names.map((name, column) => ({ name, cells: rows.map((row) => row[column] ?? '') }))
}

/** A first row of numbers (and missing cells) only is data. */
function isData(row: readonly string[]): boolean {
  const present = row.filter((cell) => !isMissing(cell))
  return present.length > 0 && present.every((cell) => numberOf(cell) !== undefined)
}

/** Names without control characters, each once; columns without one are numbered. */
function namesOf(heading: readonly string[]): string[] {
  const taken = new Set<string>()
  return heading.map((cell, index) => {
    const name =
      cell
        .replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, ' ')
        .trim()
        .slice(0, 80) || `column ${index + 1}`
    let free = name
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`
    taken.add(free)
    return free
  })
}

function checkWidth(columns: number): void {
  if (columns < 2)
    throw new TableError({
      en: 'The table has only one column. It needs a column to predict and one to predict it from, separated by commas, semicolons or tabs.',
      zh: '表格只有一列。至少需要一个预测目标列和一个输入列，用逗号、分号或制表符分隔。',
    })
  if (columns > LIMITS.columns)
    throw new TableError({
      en: `The table has ${columns} columns; ${LIMITS.columns} are allowed. Leave some out and try again.`,
      zh: `表格有 ${columns} 列，最多允许 ${LIMITS.columns} 列。请删去一些列后再试。`,
    })
}

function tooManyRows(): TableError {
  return new TableError({
    en: `The table has more than ${MOST_ROWS} rows, which is the most there may be. Take a part of it and try again.`,
    zh: `表格超过 ${MOST_ROWS} 行，已超出上限。请只取一部分后再试。`,
  })
}

function badQuote(row: number): TableError {
  return new TableError({
    en: `A quotation mark in line ${row} is opened and not closed as it should be. Correct it and try again.`,
    zh: `第 ${row} 行的引号没有正确成对。请改正后再试。`,
  })
}

function unevenRow(row: number, cells: number, columns: number): TableError {
  return new TableError({
    en: `Row ${row} has ${cells} cells, the first row has ${columns}. Put cells with commas in quotation marks and try again.`,
    zh: `第 ${row} 行有 ${cells} 个单元格，而首行有 ${columns} 个。含逗号的单元格请用引号括起后再试。`,
  })
}
