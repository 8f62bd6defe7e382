import type { Code } from './code.ts'
import { field, recordBytes, type Group } from './layout.ts'

/** Code that goes through the records of a group of tensors. */
export class TensorTable {
  readonly #code: Code
  readonly #record: number
  readonly #start: number
  readonly #end: number

  /** @param table address of the table of tensors */
  constructor(code: Code, table: number, group: Group) {
    this.#code = code
    this.#record = code.local('i32')
    this.#start = table + group.first * recordBytes
    this.#end = table + (group.first + group.count) * recordBytes
  }

  /** Runs `inside` for each tensor of the group. */
  each(inside: () => void): void {
    const code = this.#code
    code.i32(this.#start).set(this.#record)
    code.loop(() => {
      inside()
      code.get(this.#record).i32(recordBytes).do('i32.add').tee(this.#record).i32(this.#end).do('i32.lt_s')
    })
  }

  /** Pushes a field of the tensor's record. */
  push(name: keyof typeof field): Code {
    return this.#code.get(this.#record).access('i32.load', field[name])
  }
}
