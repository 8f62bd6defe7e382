import type { Code } from './code.ts'
import { sizeOf, type Lanes, type Precision } from './lanes.ts'
import type { TensorTable } from './tensorTable.ts'

/** Sums of a tensor's columns in float64, row after row, and their means. The sums lie at `address`, with room for a vector past the last. */
export class ColumnSums {
  readonly #code: Code
  readonly #table: TensorTable
  readonly #precision: Precision
  readonly #address: number
  readonly #pointer: number

  constructor(code: Code, table: TensorTable, precision: Precision, address: number) {
    this.#code = code
    this.#table = table
    this.#precision = precision
    this.#address = address
    this.#pointer = code.local('i32')
  }

  clear(): void {
    this.#eachColumn(({ sum }) => this.#code.get(sum).f64(0).access('f64.store', this.#address))
  }

  startRow(): void {
    this.#code.i32(this.#address).set(this.#pointer)
  }

  /** Adds the vector on the stack to the next columns. Sums past the last column are never read. */
  add(lanes: Lanes): void {
    const code = this.#code
    const value = code.local('v128')
    code.set(value)
    for (let half = 0; half < lanes.count / 2; half++) {
      code
        .get(this.#pointer)
        .get(this.#pointer)
        .access('v128.load', 16 * half)
      if (lanes.count === 2) code.get(value)
      else if (half === 0) code.get(value).do('f64x2.promote_low_f32x4')
      else code.upperHalf(value).do('f64x2.promote_low_f32x4')
      code.do('f64x2.add').access('v128.store', 16 * half)
    }
    code
      .get(this.#pointer)
      .i32(8 * lanes.count)
      .do('i32.add')
      .set(this.#pointer)
  }

  /** Stores each sum over the number of rows at `address` plus the column's place. */
  storeMeans(address: number): void {
    const code = this.#code
    this.#eachColumn(({ sum, column }) => {
      code.get(column).get(sum).access('f64.load', this.#address)
      this.#table.push('rows').do('f64.convert_i32_s').do('f64.div')
      storeNumber(code, this.#precision, address)
    })
  }

  /** Runs `inside` for each column with locals at its place in float64 numbers and in the run's. */
  #eachColumn(inside: (at: { sum: number; column: number }) => void): void {
    const code = this.#code
    const sum = code.local('i32')
    const column = code.local('i32')
    code.i32(0).set(sum)
    this.#table.push('colsStart').set(column)
    code.loop(() => {
      inside({ sum, column })
      code.get(sum).i32(8).do('i32.add').set(sum)
      code.get(column).i32(sizeOf(this.#precision)).do('i32.add').tee(column)
      this.#table.push('colsEnd').do('i32.lt_s')
    })
  }
}

/** Stores the float64 on the stack, rounded to the precision, at the address below it plus `address`. */
export function storeNumber(code: Code, precision: Precision, address: number): void {
  if (precision === 'float32') code.do('f32.demote_f64').access('f32.store', address)
  else code.access('f64.store', address)
}
