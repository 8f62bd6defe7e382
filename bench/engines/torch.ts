/** PyTorch on one thread, in a Python process of its own (pytorch.py): modules, autograd and `torch.optim` as one writes them. */
import { join } from 'node:path'
import type { Engine } from '../engine.ts'
import { batchOrder, type Workload } from '../workloads.ts'
import { converse, pythonWith, type Conversation } from './python.ts'

const absent =
  'PyTorch is not there (python3 -c "import torch" fails; PYTHON may name a Python that has it, and Debian has python3-torch)'

const bytes = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array) =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64')

function creation(workload: Workload, order: Uint32Array | undefined): object {
  if (workload.kind === 'surface') return { do: 'create', workload }
  const { x, y, start } = workload
  const given = { ...workload, x: bytes(x), y: bytes(y), start: bytes(start) }
  return { do: 'create', workload: given, order: bytes(order ?? batchOrder(workload, 8)) }
}

/** The engine; its process starts with the first training and ends with `close`. */
export function torch(): Engine {
  let found: string | undefined | null = null
  let conversation: Conversation | undefined
  let about: string | undefined
  return {
    name: 'torch',
    precision: ({ kind }) => (kind === 'network' ? 'float32' : 'float64'),
    async create(workload, order) {
      if (found === null) found = pythonWith('torch')
      if (!found) return absent
      if (!conversation) {
        conversation = converse(found, join(process.cwd(), 'bench', 'engines', 'pytorch.py'))
        const { version, blas } = (await conversation.greeting) as { version: string; blas: string }
        about = `torch: PyTorch ${version}, one thread, matrix products by ${blas}`
      }
      const { ask } = conversation
      const training = await ask(creation(workload, order))
      return {
        async run(steps) {
          await ask({ do: 'run', training, steps })
        },
        parameters: async () => (await ask({ do: 'parameters', training })) as number[],
        dispose: () => void ask({ do: 'dispose', training }).catch(() => {}),
      }
    },
    about: () => about,
    close: () => conversation?.close(),
  }
}
