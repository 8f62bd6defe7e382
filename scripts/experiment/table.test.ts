import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultDataProblem, defaultExperiment, usualProblem } from '../../src/experiment/defaults.ts'
import type { Experiment, TableReference } from '../../src/experiment/document.ts'
import { decodeLink, encodeLink } from '../../src/experiment/link.ts'
import { describeColumns } from '../../src/experiment/table/describeColumns.ts'
import { judgeUse, proposeUse } from '../../src/state/tables/proposal.ts'
import { readFile } from '../../src/state/tables/readFile.ts'
import { nodeModules } from '../nodeModules.ts'
import { race } from './race.ts'
import { tableFor, type ReadBytes } from './table.ts'

const fromDisk: ReadBytes = (file) => new Uint8Array(readFileSync(file))
const noFile: ReadBytes = (file) => {
  throw new Error(`ENOENT: ${file}`)
}
const lines = Array.from({ length: 30 }, (_, i) => `${i / 2},${i % 3},${i % 2 ? 'yes' : 'no'}`)
const csv = ['size,shape,kind', ...lines, ''].join('\n')
const bytes =
  (text: string): ReadBytes =>
  () =>
    new TextEncoder().encode(text)
const withData = (id: string): Experiment => ({ ...defaultExperiment(), problem: defaultDataProblem(id), budget: 20 })

async function ownExperiment(change: Partial<TableReference> = {}): Promise<Experiment> {
  const file = await readFile(new File([csv], 'mine.csv'))
  const judged = judgeUse(file, proposeUse(describeColumns(file.columns)))
  if (!judged.ok) throw judged.error
  const table = { ...judged.reference, ...change }
  return { ...defaultExperiment(), problem: usualProblem({ id: 'table', parameters: {}, table }), budget: 20 }
}

describe('tableFor', () => {
  it('has nothing for surfaces and generated data', async () => {
    expect(await tableFor(defaultExperiment(), undefined, noFile)).toBeUndefined()
    expect(await tableFor(withData('moons'), undefined, noFile)).toBeUndefined()
  })

  it.each(['iris', 'wine', 'breast-cancer', 'diabetes', 'digits'])('finds the rows of %s, which race', async (id) => {
    const experiment = withData(id)
    const table = await tableFor(experiment, undefined, fromDisk)
    const results = race(
      { ...experiment, budget: 3 },
      nodeModules(),
      () => 0,
      () => {},
      table,
    )
    expect(results.every(({ step }) => step > 0)).toBe(true)
  })

  it('reads a table of the user’s own, through a link too', async () => {
    const decoded = decodeLink(encodeLink(await ownExperiment()))
    if (!decoded.ok) throw new Error(decoded.reason)
    const table = await tableFor(decoded.experiment, 'somewhere/renamed.csv', bytes(csv))
    expect(table).toMatchObject({ features: 4, classes: 2 })
    expect(table!.y).toHaveLength(30)
    const results = race(
      decoded.experiment,
      nodeModules(),
      () => 0,
      () => {},
      table,
    )
    expect(results.map(({ status }) => status)).toContain('finished')
  })

  it('says what is missing or wrong', async () => {
    const own = await ownExperiment()
    const message = (experiment: Experiment, file: string | undefined, read: ReadBytes) =>
      tableFor(experiment, file, read).then(
        () => 'no error',
        (error: Error) => `${error.name}: ${error.message}`,
      )
    expect(await message(own, undefined, noFile)).toMatch(/SourceError: .*needs the file “mine.csv”.*--table/)
    expect(await message(own, 'a.csv', noFile)).toMatch(/SourceError: a.csv cannot be read: ENOENT/)
    expect(await message(own, 'a.csv', bytes(`${csv}1,2,no\n`))).toMatch(
      /SourceError: a.csv is not the file “mine.csv”.* digest is [\w-]{22}, not [\w-]{22}/,
    )
    expect(await message(own, 'a.csv', bytes('size\n1\n'))).toMatch(/SourceError: a.csv: .*only one column/)
    expect(await message(await ownExperiment({ rows: 29 }), 'a.csv', bytes(csv))).toMatch(
      /SourceError: a.csv gives 30 rows of 4 inputs.*says 29 rows/,
    )
    expect(await message(withData('iris'), 'a.csv', bytes(csv))).toMatch(/SourceError: a.csv is not needed/)
    expect(await message(withData('iris'), undefined, noFile)).toMatch(/iris.csv cannot be read: ENOENT/)
  })
})
