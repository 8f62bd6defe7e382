/** The engine's WebAssembly modules in Node: read from the file that scripts/kernels.mjs builds. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NativeModules } from '../src/engine/native/instance.ts'

let modules: NativeModules | undefined

/** Compiles the kernels once a process. Throws where they have not been built (`node scripts/kernels.mjs`). Run from the project's folder. */
export function nodeModules(): NativeModules {
  modules ??= { kernel: new WebAssembly.Module(readFileSync(join(process.cwd(), 'src/engine/native/kernels.wasm'))) }
  return modules
}
