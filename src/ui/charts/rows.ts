/** Finds recorded rows. */

/** The row nearest to `value` of a rising column, among the first `rows`; -1 where there is none. */
export function rowNear(column: ArrayLike<number>, rows: number, value: number): number {
  let low = 0
  let high = rows
  while (low < high) {
    const middle = (low + high) >> 1
    if (column[middle]! < value) low = middle + 1
    else high = middle
  }
  if (low === rows) return rows - 1
  if (low > 0 && value - column[low - 1]! <= column[low]! - value) return low - 1
  return low
}

/** The row at or beside `row` that has a value in `column`: the nearest, the earlier of two; -1 where none has. */
export function rowWithValue(column: ArrayLike<number>, rows: number, row: number): number {
  for (let distance = 0; distance < rows; distance++) {
    if (row - distance >= 0 && row - distance < rows && !Number.isNaN(column[row - distance]!)) return row - distance
    if (row + distance < rows && !Number.isNaN(column[row + distance]!)) return row + distance
  }
  return -1
}
