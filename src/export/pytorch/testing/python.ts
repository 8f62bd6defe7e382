/** Scripts run by the system's Python, where it has PyTorch. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'

/** The first Python that can import torch: that of PYTHON, of the path, or the system's own, which another may hide; undefined for none. */
export const python: string | undefined = [process.env.PYTHON, 'python3', '/usr/bin/python3'].find(
  (command) => command !== undefined && spawnSync(command, ['-c', 'import torch']).status === 0,
)

/** One racer's columns by name without units; NaN for an empty cell. */
export type Curves = ReadonlyMap<number, Readonly<Record<string, number[]>>>

export interface ScriptRun {
  /** The traceback, where it failed. */
  readonly error: string | null
  /** Its standard error. */
  readonly told: string
  readonly csv: string
}

/** What the CSV says of each racer, by id. */
export function curvesOf(csv: string): Curves {
  const { data } = Papa.parse<string[]>(csv, { comments: '#', skipEmptyLines: true })
  const [header, ...rows] = data as [string[], ...string[][]]
  const names = header.map((name) => name.replace(/ \(.*\)$/, ''))
  const curves = new Map<number, Record<string, number[]>>()
  for (const cells of rows) {
    const id = Number(cells[0])
    const columns = curves.get(id) ?? Object.fromEntries(names.slice(2).map((name) => [name, []]))
    curves.set(id, columns)
    names.slice(2).forEach((name, i) => columns[name]!.push(cells[i + 2] === '' ? NaN : Number(cells[i + 2])))
  }
  return curves
}

/** Runs scripts one after the other in one process of Python. */
export function runScripts(
  scripts: readonly { readonly text: string; readonly argv?: readonly string[] }[],
): ScriptRun[] {
  const folder = mkdtempSync(join(tmpdir(), 'pytorch-'))
  try {
    const cases = scripts.map(({ text, argv = [] }, i) => {
      const script = join(folder, `script${i}.py`)
      const out = join(folder, `curves${i}.csv`)
      writeFileSync(script, text)
      return { script, out, argv: ['--out', out, ...argv] }
    })
    const harness = fileURLToPath(new URL('runAll.py', import.meta.url))
    const { stdout, stderr, status } = spawnSync(python!, [harness], {
      input: JSON.stringify(cases),
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    if (status !== 0) throw new Error(`runScripts: ${stderr}`)
    const results = JSON.parse(stdout) as { error: string | null; told: string }[]
    return results.map((result, i) => ({ ...result, csv: result.error ? '' : readFileSync(cases[i]!.out, 'utf8') }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
