/** Entry of a training worker: compiles the kernels once, then hands messages to the loop. */
import { createTrainer } from '../engine/createTrainer.ts'
import type { Experiment } from '../experiment/document.ts'
import { Devices } from './devices.ts'
import { estimate } from '../engine/estimate.ts'
import { landscape } from '../engine/landscape.ts'
import kernelUrl from '../engine/native/kernels.wasm?url'
import { sceneOf } from '../engine/scene.ts'
import { scheduleCurve } from '../engine/scheduleCurve.ts'
import { Loop } from './loop.ts'
import type { FromWorker, ToLoop, ToWorker } from './protocol.ts'
import { Tables } from './tables.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()

/** Messages that come before the kernels are compiled. */
const early: ToLoop[] = []
let loop: Loop | undefined
let tables = new Tables(self.location.href)
scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'home') tables = new Tables(data.data)
  else if (loop) loop.receive(data)
  else early.push(data)
}

const post = (message: FromWorker, transfer: Transferable[] = []): void => scope.postMessage(message, transfer)

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(kernelUrl)
  if (!response.ok) throw new Error(`kernels: ${response.status} ${response.statusText}`)
  return WebAssembly.compile(await response.arrayBuffer())
}

async function start(): Promise<void> {
  const modules = { kernel: await compile() }
  const clock = () => performance.now() / 1000
  const devices = new Devices(modules, clock, () => loop?.breathe())
  const optionsFor = (document: Experiment) => ({ modules, table: tables.of(document), clock })
  const native = (document: Experiment, id: number) => {
    const racer = document.racers.find((one) => one.id === id)
    if (!racer) throw new Error(`build: the document has no racer ${id}`)
    return createTrainer(document, racer, optionsFor(document))
  }
  loop = new Loop({
    post,
    again(callback) {
      waiting.push(callback)
      channel.port2.postMessage(null)
    },
    clock: () => performance.now(),
    build: (document, id) => devices.build(document, id, optionsFor(document)) ?? native(document, id),
    native,
    lane: () => devices.lane(),
    prepare: (document, what) =>
      bothOf(tables.prepare(document), what === 'race' ? devices.prepare(document) : undefined),
    scene(document) {
      const scene = sceneOf(document, modules, tables.of(document))
      const names = tables.namesOf(document)
      return names && scene.kind === 'data' ? { ...scene, names } : scene
    },
    estimate: (document) =>
      Float64Array.from(document.racers, (racer) => estimate(document, racer, optionsFor(document))),
    time: (document) => devices.time(document, optionsFor(document)),
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

function bothOf(one: Promise<void> | undefined, other: Promise<void> | undefined): Promise<void> | undefined {
  return one && other ? Promise.all([one, other]).then(() => {}) : (one ?? other)
}

// A rejection reaches the page as an error event, so that the worker is replaced or given up.
start().catch((error: unknown) => {
  setTimeout(() => {
    throw error
  })
})
