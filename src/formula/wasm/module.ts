/** Writes WebAssembly modules, binary format version 1. */
import type { Code } from './code.ts'

export type ValueType = 'i32' | 'f64' | 'v128'
export const typeCodes: Readonly<Record<ValueType, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b }

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
  return bytes
}

/** Signed LEB128 of a 32-bit integer. */
export function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && !(low & 0x40)) || (rest === -1 && low & 0x40)) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0))
const name = (text: string): number[] => [...unsigned(text.length), ...ascii(text)]
const vector = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content]

interface Exported {
  readonly name: string
  readonly type: number
  readonly code: Code
}

/** A module that imports the kernel's memory and the kernel functions it calls, and exports what is added to it. */
export class ModuleWriter {
  readonly #types: string[] = []
  readonly #typeBytes: number[][] = []
  readonly #imports: { name: string; type: number }[] = []
  readonly #exports: Exported[] = []
  readonly #data: { address: number; bytes: Uint8Array }[] = []

  /** The index by which code calls the kernel function `name`. */
  import(name: string, params: readonly ValueType[], results: readonly ValueType[]): number {
    const known = this.#imports.findIndex((imported) => imported.name === name)
    return known >= 0 ? known : this.#imports.push({ name, type: this.#type(params, results) }) - 1
  }

  /** Exports a function with this code. */
  export(name: string, code: Code): void {
    this.#exports.push({ name, type: this.#type(code.params, code.results), code })
  }

  /** Bytes that are written to the memory when the module is instantiated. */
  data(address: number, bytes: Uint8Array): void {
    this.#data.push({ address, bytes })
  }

  bytes(): Uint8Array {
    const first = this.#imports.length
    const memory = [...name('kernel'), ...name('memory'), 0x02, 0x00, ...unsigned(1)]
    const imports = this.#imports.map((imported) => [
      ...name('kernel'),
      ...name(imported.name),
      0x00,
      ...unsigned(imported.type),
    ])
    const data = this.#data.map(({ address, bytes }) => [
      0x00,
      0x41,
      ...signed(address),
      0x0b,
      ...unsigned(bytes.length),
      ...bytes,
    ])
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...section(1, vector(this.#typeBytes)),
      ...section(2, vector([memory, ...imports])),
      ...section(3, vector(this.#exports.map(({ type }) => unsigned(type)))),
      ...section(7, vector(this.#exports.map((exported, i) => [...name(exported.name), 0x00, ...unsigned(first + i)]))),
      ...section(10, vector(this.#exports.map(({ code }) => code.body()))),
      ...(data.length ? section(11, vector(data)) : []),
    ])
  }

  #type(params: readonly ValueType[], results: readonly ValueType[]): number {
    const list = (types: readonly ValueType[]): number[] => vector(types.map((type) => [typeCodes[type]]))
    const bytes = [0x60, ...list(params), ...list(results)]
    const key = bytes.join()
    const known = this.#types.indexOf(key)
    if (known >= 0) return known
    this.#typeBytes.push(bytes)
    return this.#types.push(key) - 1
  }
}
