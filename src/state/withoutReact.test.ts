import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

/** The packages that a module loads, itself or through the modules it imports; type imports leave nothing to load. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>()
  if (seen.has(path)) return packages
  seen.add(path)
  const text = readFileSync(path, 'utf8')
  for (const [, specifier] of text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm)) {
    if (!specifier.startsWith('.')) packages.add(specifier)
    else if (specifier.endsWith('.ts'))
      for (const name of packagesOf(join(dirname(path), specifier), seen)) packages.add(name)
  }
  return packages
}

const here = (name: string) => join(import.meta.dirname, name)
const needsReact = (name: string) =>
  [...packagesOf(here(name))].some((one) => /^(react|zustand$|zustand\/react)/.test(one))

it('everything but the hook of store.ts loads without React', () => {
  for (const name of ['actions.ts', 'curves.ts', 'probes.ts', 'landscape.ts', 'start.ts'])
    expect([name, needsReact(name)]).toEqual([name, false])
  expect(packagesOf(here('actions.ts'))).toContain('zustand/vanilla')
  expect(needsReact('store.ts')).toBe(true)
})

it('actions, undo and redo work without React and without a browser', async () => {
  const { edit, undo, redo } = await import('./actions.ts')
  const { app } = await import('./app.ts')
  const { curvesOf } = await import('./curves.ts')
  const { probeOf } = await import('./probes.ts')
  const { seed } = app.getState().document
  edit((experiment) => ({ ...experiment, seed: seed + 1 }))
  expect(app.getState().document.seed).toBe(seed + 1)
  undo()
  expect(app.getState().document.seed).toBe(seed)
  redo()
  expect(app.getState().document.seed).toBe(seed + 1)
  expect([curvesOf(1), probeOf(1)]).toEqual([undefined, undefined])
})
