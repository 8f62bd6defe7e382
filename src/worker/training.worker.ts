/** Entry of a training worker: compiles the kernels once, then hands messages to the loop. */
import { createTrainer } from '../engine/createTrainer.ts'
import { landscape } from '../engine/landscape.ts'
import kernelUrl from '../engine/native/kernels.wasm?url'
import { sceneOf } from '../engine/scene.ts'
import { scheduleCurve } from '../engine/scheduleCurve.ts'
import { Loop } from './loop.ts'
import type { FromWorker, ToWorker } from './protocol.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()

/** Messages that come before the kernels are compiled. */
const early: ToWorker[] = []
let loop: Loop | undefined
scope.onmessage = ({ data }: MessageEvent<ToWorker>) => (loop ? loop.receive(data) : void early.push(data))

const post = (message: FromWorker, transfer: Transferable[] = []): void => scope.postMessage(message, transfer)

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(kernelUrl)
  if (!response.ok) throw new Error(`kernels: ${response.status} ${response.statusText}`)
  return WebAssembly.compile(await response.arrayBuffer())
}

async function start(): Promise<void> {
  const modules = { kernel: await compile() }
  loop = new Loop({
    post,
    again(callback) {
      waiting.push(callback)
      channel.port2.postMessage(null)
    },
    clock: () => performance.now(),
    build(document, id) {
      const racer = document.racers.find((one) => one.id === id)
      if (!racer) throw new Error(`build: the document has no racer ${id}`)
      return createTrainer(document, racer, { modules, clock: () => performance.now() / 1000 })
    },
    scene: (document) => sceneOf(document, modules),
    landscape: ({ surface, region, width, height }) => ({
      values: landscape(surface, region, width, height, modules),
      width,
      height,
    }),
    schedule: ({ racer, budget, points }) => scheduleCurve(racer, budget, points, modules),
  })
  post({ type: 'ready' })
  for (const message of early.splice(0)) loop.receive(message)
}

// A rejection reaches the page as an error event, so that the worker is replaced or given up.
start().catch((error: unknown) => {
  setTimeout(() => {
    throw error
  })
})
