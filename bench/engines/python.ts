/** A Python program that answers lines: one command out, one answer back. */
import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'

/** The Python that can import a module: the one that PYTHON names, else the one on the path, else the system's. */
export function pythonWith(module: string): string | undefined {
  const named = process.env.PYTHON
  const candidates = named ? [named] : ['python3', '/usr/bin/python3', 'python']
  return candidates.find(
    (python) => spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore', timeout: 60_000 }).status === 0,
  )
}

export interface Conversation {
  /** What the program said first. */
  readonly greeting: Promise<unknown>
  /** The answer to a command; both are JSON. Throws where the program has ended. */
  ask(command: object): Promise<unknown>
  /** No more commands: the program ends. */
  close(): void
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
}

/** Starts a program on one thread; its answers come in the order of the commands. */
export function converse(python: string, program: string): Conversation {
  const child = spawn(python, ['-u', program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Libraries of matrix products have threads of their own.
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
  })
  const waiting: Waiting[] = []
  const next = () => new Promise<unknown>((resolve, reject) => waiting.push({ resolve, reject }))
  let complaints = ''
  let failed: Error | undefined
  const fail = (error: Error) => {
    failed ??= error
    for (const { reject } of waiting.splice(0)) reject(failed)
  }
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')))
  child.on('error', fail)
  child.on('close', (code) => fail(new Error(`${program} ended with code ${code}\n${complaints}`)))
  child.stdin.on('error', fail)
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)))
  return {
    greeting: next(),
    async ask(command) {
      if (failed) throw failed
      child.stdin.write(`${JSON.stringify(command)}\n`)
      return next()
    },
    close: () => child.stdin.end(),
  }
}
