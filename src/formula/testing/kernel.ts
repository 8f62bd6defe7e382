/** A stand-in for the kernel module: memory, and a mathematics whose vector functions work lane by lane. */
import type { Mathematics } from '../mathematics.ts'
import { orthogonalizeMatrix } from '../orthogonalize.ts'
import { Code } from '../wasm/code.ts'
import { ModuleWriter } from '../wasm/module.ts'
import type { Slot } from '../wasm/slot.ts'

type Values = Float64Array | Float32Array

export interface TestKernel {
  readonly memory: WebAssembly.Memory
  allocate(bytes: number): number
  /** A view of memory. */
  view(address: number, length: number, precision: 'float32' | 'float64'): Values
  slot(slot: Slot | undefined): Values
  /** New numbers in memory: their address. */
  put(values: readonly number[] | Values, precision: 'float32' | 'float64'): number
  link(bytes: Uint8Array): Record<string, (...args: number[]) => number>
}

const scratch = 1024

/** One vector function: stores its arguments, calls the scalar one for each lane, loads the result. */
function laneByLane(name: string, arity: number, lanes: 2 | 4): WebAssembly.ExportValue {
  const module = new ModuleWriter()
  const code = new Code(
    Array.from({ length: arity }, () => 'v128' as const),
    ['v128'],
  )
  const call = module.import(
    name,
    Array.from({ length: arity }, () => 'f64' as const),
    ['f64'],
  )
  for (let arg = 0; arg < arity; arg++)
    code
      .i32(0)
      .get(arg)
      .access('v128.store', scratch + 16 * arg)
  for (let lane = 0; lane < lanes; lane++) {
    code.i32(0)
    for (let arg = 0; arg < arity; arg++) {
      const offset = scratch + 16 * arg + (16 / lanes) * lane
      if (lanes === 4) code.i32(0).access('f32.load', offset).do('f64.promote_f32')
      else code.i32(0).access('f64.load', offset)
    }
    code.call(call)
    if (lanes === 4) code.do('f32.demote_f64').access('f32.store', scratch + 32 + 4 * lane)
    else code.access('f64.store', scratch + 32 + 8 * lane)
  }
  code.i32(0).access('v128.load', scratch + 32)
  module.export('run', code)
  return module.bytes() as unknown as WebAssembly.ExportValue
}

export function createTestKernel(math: Mathematics): TestKernel {
  const memory = new WebAssembly.Memory({ initial: 64 })
  let top = 65536
  const view = (address: number, length: number, precision: 'float32' | 'float64') =>
    precision === 'float32'
      ? new Float32Array(memory.buffer, address, length)
      : new Float64Array(memory.buffer, address, length)
  const imports: Record<string, WebAssembly.ImportValue> = { memory }
  for (const name of Object.keys(math) as (keyof Mathematics)[]) imports[name] = math[name] as WebAssembly.ImportValue
  const link = (bytes: Uint8Array) =>
    new WebAssembly.Instance(new WebAssembly.Module(bytes as BufferSource), { kernel: imports }).exports as Record<
      string,
      never
    >
  for (const name of Object.keys(math) as (keyof Mathematics)[])
    for (const [suffix, lanes] of [
      ['_f32x4', 4],
      ['_f64x2', 2],
    ] as const)
      imports[name + suffix] = link(laneByLane(name, math[name].length, lanes) as unknown as Uint8Array).run as never
  for (const precision of ['float32', 'float64'] as const)
    imports[`orthogonalize_f${precision.slice(5)}`] = (
      x: number,
      out: number,
      rows: number,
      cols: number,
      steps: number,
    ) => {
      const from = Float64Array.from(view(x, rows * cols, precision))
      view(out, rows * cols, precision).set(orthogonalizeMatrix(from, rows, cols, steps))
    }
  const allocate = (bytes: number) => {
    const address = top
    top = Math.ceil((top + bytes) / 16) * 16
    if (top > memory.buffer.byteLength) memory.grow(Math.ceil((top - memory.buffer.byteLength) / 65536))
    return address
  }
  return {
    memory,
    allocate,
    view,
    slot: (slot) => view(slot!.address, slot!.length, slot!.precision),
    put(values, precision) {
      const address = allocate(values.length * (precision === 'float32' ? 4 : 8))
      view(address, values.length, precision).set(values)
      return address
    },
    link,
  }
}
