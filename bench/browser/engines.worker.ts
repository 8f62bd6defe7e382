/** The comparison in a worker, where racers train on the page too. */
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-webgl'
import '@tensorflow/tfjs-backend-webgpu'
import kernelUrl from '../../src/engine/native/kernels.wasm?url'
import { chosen } from '../chosen.ts'
import { compareEngines } from '../compare.ts'
import { convnet } from '../engines/convnet.ts'
import { device } from '../engines/device.ts'
import { native } from '../engines/native.ts'
import { tfjs } from '../engines/tfjs.ts'
import { measureStacks } from '../stacks.ts'
import { workloads } from '../workloads.ts'
import type { Message, Wanted } from './messages.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope
const post = (message: Message) => scope.postMessage(message)

async function compare(wanted: Wanted): Promise<void> {
  const kernel = await WebAssembly.compile(await (await fetch(kernelUrl)).arrayBuffer())
  if (wanted.stacks) {
    const costs = await measureStacks({ kernel }, (text) => post({ kind: 'progress', text }))
    return post({ kind: 'stacks', costs })
  }
  const ours = (['webgl', 'webgpu'] as const).map((backend) => device({ kernel }, backend))
  const engines = [native({ kernel }), ...ours, tfjs('cpu'), tfjs('webgl'), tfjs('webgpu'), convnet]
  const comparison = await compareEngines(
    chosen(engines, wanted.engines),
    chosen(workloads(), wanted.workloads),
    (text) => post({ kind: 'progress', text }),
  )
  post({ kind: 'done', comparison })
}

scope.onmessage = ({ data }: MessageEvent<Wanted>) => {
  compare(data).catch((error: Error) => post({ kind: 'failed', text: error.stack ?? error.message }))
}
