/** Writes the body of one WebAssembly function. */
import { signed, typeCodes, unsigned, type ValueType } from './module.ts'

/** Instructions without immediates. */
const plain = {
  select: 0x1b,
  'i32.eqz': 0x45,
  'i32.lt_s': 0x48,
  'i32.gt_s': 0x4a,
  'i32.le_s': 0x4c,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.and': 0x71,
  'i32.or': 0x72,
  'i32.shl': 0x74,
  'i32.shr_u': 0x76,
  'f64.eq': 0x61,
  'f64.ne': 0x62,
  'f64.lt': 0x63,
  'f64.gt': 0x64,
  'f64.le': 0x65,
  'f64.ge': 0x66,
  'f64.abs': 0x99,
  'f64.neg': 0x9a,
  'f64.floor': 0x9c,
  'f64.sqrt': 0x9f,
  'f64.add': 0xa0,
  'f64.sub': 0xa1,
  'f64.mul': 0xa2,
  'f64.div': 0xa3,
  'f64.min': 0xa4,
  'f64.max': 0xa5,
  'f32.demote_f64': 0xb6,
  'f64.convert_i32_s': 0xb7,
  'f64.convert_i32_u': 0xb8,
  'f64.promote_f32': 0xbb,
} as const

/** SIMD instructions without immediates. */
const simd = {
  'i32x4.splat': 0x11,
  'f32x4.splat': 0x13,
  'f64x2.splat': 0x14,
  'i32x4.eq': 0x37,
  'i64x2.eq': 0xd6,
  'i32x4.gt_s': 0x3b,
  'f32x4.eq': 0x41,
  'f32x4.ne': 0x42,
  'f32x4.lt': 0x43,
  'f32x4.gt': 0x44,
  'f32x4.le': 0x45,
  'f32x4.ge': 0x46,
  'f64x2.eq': 0x47,
  'f64x2.ne': 0x48,
  'f64x2.lt': 0x49,
  'f64x2.gt': 0x4a,
  'f64x2.le': 0x4b,
  'f64x2.ge': 0x4c,
  'v128.and': 0x4e,
  'v128.andnot': 0x4f,
  'v128.or': 0x50,
  'v128.bitselect': 0x52,
  'f64x2.promote_low_f32x4': 0x5f,
  'f32x4.floor': 0x68,
  'f64x2.floor': 0x75,
  'f32x4.abs': 0xe0,
  'f32x4.neg': 0xe1,
  'f32x4.sqrt': 0xe3,
  'f32x4.add': 0xe4,
  'f32x4.sub': 0xe5,
  'f32x4.mul': 0xe6,
  'f32x4.div': 0xe7,
  'f32x4.min': 0xe8,
  'f32x4.max': 0xe9,
  'f64x2.abs': 0xec,
  'f64x2.neg': 0xed,
  'f64x2.sqrt': 0xef,
  'f64x2.add': 0xf0,
  'f64x2.sub': 0xf1,
  'f64x2.mul': 0xf2,
  'f64x2.div': 0xf3,
  'f64x2.min': 0xf4,
  'f64x2.max': 0xf5,
} as const

/** Loads and stores: opcode, SIMD or not, log2 of the natural alignment. */
const memory = {
  'i32.load': [0x28, false, 2],
  'f32.load': [0x2a, false, 2],
  'f64.load': [0x2b, false, 3],
  'f32.store': [0x38, false, 2],
  'f64.store': [0x39, false, 3],
  'v128.load': [0x00, true, 2],
  'v128.load32_splat': [0x09, true, 2],
  'v128.load64_splat': [0x0a, true, 3],
  'v128.store': [0x0b, true, 2],
  'v128.load32_zero': [0x5c, true, 2],
  'v128.load64_zero': [0x5d, true, 2],
} as const

/** Loads and stores of one lane. */
const lanes = {
  'v128.load32_lane': [0x56, 2],
  'v128.store32_lane': [0x5a, 2],
  'v128.store64_lane': [0x5b, 2],
} as const

export type Instruction = keyof typeof plain | keyof typeof simd

export class Code {
  readonly params: readonly ValueType[]
  readonly results: readonly ValueType[]
  readonly #locals: ValueType[] = []
  readonly #bytes: number[] = []

  constructor(params: readonly ValueType[], results: readonly ValueType[] = []) {
    this.params = params
    this.results = results
  }

  /** A new local variable. */
  local(type: ValueType): number {
    return this.params.length + this.#locals.push(type) - 1
  }

  get(local: number): this {
    return this.#emit(0x20, ...unsigned(local))
  }

  set(local: number): this {
    return this.#emit(0x21, ...unsigned(local))
  }

  tee(local: number): this {
    return this.#emit(0x22, ...unsigned(local))
  }

  do(instruction: Instruction): this {
    if (instruction in plain) return this.#emit(plain[instruction as keyof typeof plain])
    return this.#emit(0xfd, ...unsigned(simd[instruction as keyof typeof simd]))
  }

  i32(value: number): this {
    return this.#emit(0x41, ...signed(value))
  }

  f64(value: number): this {
    return this.#emit(0x44, ...new Uint8Array(Float64Array.of(value).buffer))
  }

  /** A vector constant from its 16 bytes. */
  v128(bytes: ArrayBuffer): this {
    return this.#emit(0xfd, 0x0c, ...new Uint8Array(bytes))
  }

  /** A load or store at the address on the stack plus `offset`. */
  access(instruction: keyof typeof memory, offset: number): this {
    const [opcode, isSimd, align] = memory[instruction]
    return this.#emit(...(isSimd ? [0xfd, ...unsigned(opcode)] : [opcode]), align, ...unsigned(offset))
  }

  /** A load into, or store from, one lane of a vector. */
  lane(instruction: keyof typeof lanes, offset: number, lane: number): this {
    const [opcode, align] = lanes[instruction]
    return this.#emit(0xfd, ...unsigned(opcode), align, ...unsigned(offset), lane)
  }

  /** One lane of the f64x2 on the stack. */
  extract(lane: 0 | 1): this {
    return this.#emit(0xfd, 0x21, lane)
  }

  /** The upper half of the vector on the stack, in both halves. */
  upperHalf(vector: number): this {
    this.get(vector).get(vector)
    return this.#emit(0xfd, 0x0d, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)
  }

  call(index: number): this {
    return this.#emit(0x10, ...unsigned(index))
  }

  /** Repeats `inside` while it leaves a non-zero number on the stack. */
  loop(inside: () => void): this {
    this.#emit(0x03, 0x40)
    inside()
    return this.#emit(0x0d, 0x00, 0x0b)
  }

  /** Runs a branch by the number on the stack; both leave a value of type `result`, if one is given. */
  if(result: ValueType | undefined, yes: () => void, no?: () => void): this {
    this.#emit(0x04, result ? typeCodes[result] : 0x40)
    yes()
    if (no) {
      this.#emit(0x05)
      no()
    }
    return this.#emit(0x0b)
  }

  /** The function body as the code section holds it. */
  body(): number[] {
    const runs: [number, ValueType][] = []
    for (const type of this.#locals) {
      const last = runs.at(-1)
      if (last?.[1] === type) last[0]++
      else runs.push([1, type])
    }
    const locals = [...unsigned(runs.length), ...runs.flatMap(([count, type]) => [...unsigned(count), typeCodes[type]])]
    const content = [...locals, ...this.#bytes, 0x0b]
    return [...unsigned(content.length), ...content]
  }

  #emit(...bytes: number[]): this {
    for (const byte of bytes) this.#bytes.push(byte)
    return this
  }
}
