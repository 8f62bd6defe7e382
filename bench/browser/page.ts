/** The page of `npm run bench -- --browser`: hands what is wanted to a worker, and what the worker says to launch.ts. */
import type { Message, Wanted } from './messages.ts'

declare global {
  /** Given by launch.ts before the page is opened. */
  function benchWants(): Promise<Wanted>
  function benchSays(message: Message): Promise<void>
}

const worker = new Worker(new URL('./engines.worker.ts', import.meta.url), { type: 'module' })
worker.onmessage = ({ data }: MessageEvent<Message>) => void benchSays(data)
worker.onerror = ({ message }) => void benchSays({ kind: 'failed', text: `the worker: ${message}` })
worker.postMessage(await benchWants())
