/** Compiles the AssemblyScript kernels to WebAssembly before a build, a development server or a test run needs them. */
import type { Plugin } from 'vite'
import { buildKernels } from '../kernels.mjs'

export function kernels(): Plugin {
  return {
    name: 'downhill:kernels',
    async config() {
      await buildKernels()
    },
  }
}
