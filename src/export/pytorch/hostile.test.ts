/** Nothing that a document says becomes code: not a name, not a title, not a word of a formula. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Experiment, Racer } from '../../experiment/document.ts'
import { encodeLink } from '../../experiment/link.ts'
import { validate } from '../../experiment/schema.ts'
import { arbitraryExperiment } from '../../experiment/testing/arbitrary.ts'
import { splitCounts, sampleCount } from '../../experiment/data.ts'
import { scriptText } from './pytorch.ts'
import { difference, scriptOf } from './testing/compare.ts'
import { batchOf, data, racer, run, tableOf, valley } from './testing/documents.ts'
import { curvesOf, python, runScripts } from './testing/python.ts'

const BEGIN = 'TEXT = (\n'
const END = '\n)\nCONFIGURATION'

/** The script without its configuration, and the configuration's literals. */
function partsOf(script: string): { code: string; literal: string } {
  const from = script.indexOf(BEGIN) + BEGIN.length
  const to = script.indexOf(END)
  return { code: script.slice(0, from) + script.slice(to), literal: script.slice(from, to) }
}

/** What Python makes of the literals, by the two escapes that they have. */
const unquoted = (literal: string): unknown =>
  JSON.parse(
    literal
      .split('\n')
      .map((line) => line.trim().slice(1, -1).replaceAll(/\\(.)/g, '$1'))
      .join(''),
  )

/** Of data with rows that nobody reads. */
const countsOf = ({ problem }: Experiment) =>
  problem.kind === 'data' ? splitCounts(sampleCount(problem), problem.split) : undefined

const scriptFor = (experiment: Experiment, title = 'Plain', question = 'Plain?') =>
  scriptText({ experiment, title, question, link: encodeLink(experiment), date: '' }, countsOf(experiment), '')

const HOSTILE = [
  '"""',
  "'''",
  '\\',
  "'",
  '"',
  '\n',
  '\r',
  '\u2028',
  '\0',
  '\ud83d',
  '😀',
  '\x7f',
  '\\N{BULLET}',
  '\\x27',
  '#',
  '{exit()}',
]
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
  .map((all) => all.join(''))

describe('a script', () => {
  it('has the same code whatever title, question and names are, and the configuration says them', () => {
    fc.assert(
      fc.property(arbitraryExperiment, hostile, hostile, hostile, (experiment, title, question, name) => {
        const renamed = { ...experiment, racers: experiment.racers.map((one): Racer => ({ ...one, name })) }
        const [plain, other] = [partsOf(scriptFor(experiment)), partsOf(scriptFor(renamed, title, question))]
        expect(other.code).toBe(plain.code)
        for (const line of other.literal.split('\n')) expect(line).toMatch(/^ {4}'(?:[ !-&(-[\]-~]|\\['\\])*'$/)
        const read = unquoted(other.literal) as { racers: { name: string }[] }
        expect(read.racers.map((one) => one.name)).toEqual(renamed.racers.map(() => name))
      }),
      { numRuns: 40 },
    )
  })

  it('is printable ASCII', () => {
    fc.assert(
      fc.property(arbitraryExperiment, hostile, (experiment, title) => {
        expect(scriptFor(experiment, title)).toMatch(/^[\n\x20-\x7e]*$/)
      }),
      { numRuns: 20 },
    )
  })

  const word = fc.oneof(
    fc.constantFrom(
      'lambda',
      'print',
      'exec',
      'import',
      'F',
      'math',
      'torch',
      'self',
      'None',
      'os',
      'dict',
      'p1',
      's2',
      'a1',
      'p',
      'range',
      'constructor',
    ),
    fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,9}$/),
  )
  const given =
    'theta g lr t loss rows cols inf step budget base metric measured momentum x y prediction target mod hessianDiagonal'.split(
      ' ',
    )
  const functions =
    'abs sign sqrt exp log log1p expm1 sin cos tanh sigmoid softplus erf floor min max clip and or where sum mean norm largest sumAll normAll rowmean colmean orthogonalize'.split(
      ' ',
    )
  const words = fc.uniqueArray(
    word.filter(
      (one) =>
        ![...given, ...functions, 'parameter', 'state', 'report', 'show', 'scalar', 'each', 'full'].includes(one),
    ),
    { minLength: 4, maxLength: 4 },
  )

  it('has the same code whatever names a formula chooses', () => {
    const documentOf = ([a, b, c, d]: readonly string[]) =>
      run(
        {
          ...valley(),
          surface: { id: 'own', parameters: {}, formula: `parameter ${a} = 2\n${b} = x * ${a}\n${b}^2 + y^2` },
        },
        {
          ...racer('sgd'),
          optimizer: {
            id: 'own',
            parameters: {},
            formula: `parameter ${a} = 0.9\nstate ${b} = 0\nstate scalar ${c} = lr\n${d} = ${a} * ${b} + g\n${b} = ${d}\n${c} = ${c} + sumAll(${d})\ntheta = theta - lr * ${b}\nshow ${d} = ${d}`,
          },
          schedule: {
            id: 'own',
            parameters: {},
            formula: `parameter ${c} = 3\nstate ${d} = base\n${d} = ${d} * 0.99\n${a} = ${d} / ${c}\nlr = ${a}`,
          },
        },
      )
    const plain = partsOf(scriptFor(documentOf(['mu', 'buf', 'total', 'u']))).code
    fc.assert(
      fc.property(words, (chosen) => {
        const experiment = documentOf(chosen)
        const judged = validate(experiment)
        expect(judged.ok, JSON.stringify(judged)).toBe(true)
        expect(partsOf(scriptFor(experiment)).code).toBe(plain)
      }),
      { numRuns: 200 },
    )
  })

  it.skipIf(python === undefined)(
    'runs whatever its document says',
    async () => {
      const nasty = 'x"""\'\\\u{1f600}{__import__}#'
      const document = run(
        data('moons', {
          loss: {
            id: 'own',
            parameters: {},
            formula: '# """ \\ \' \u2028 exit()\nlambda = target - prediction\nlambda^2',
          },
        }),
        [
          { ...racer('sgd', batchOf(8)), name: nasty },
          {
            ...racer('sgd', batchOf(8)),
            id: 2,
            name: '=cmd()',
            optimizer: {
              id: 'own',
              parameters: {},
              formula: "state print = 0\nprint = print + g\ntheta = theta - lr * print # '''",
            },
          },
        ],
        { budget: 20 },
      )
      const [result] = runScripts([{ text: await scriptOf(document, undefined, `${HOSTILE.join('')}\n"""\nexit()`) }])
      expect(result!.error).toBeNull()
      expect(difference(document, { curves: curvesOf(result!.csv) })).toBeUndefined()
      expect(result!.csv).toContain('"x""""""\'\\😀{__import__}#"')
      expect(result!.csv).toContain("'=cmd()")
    },
    120_000,
  )

  it.skipIf(python === undefined)(
    'runs any valid document without an error, if only to diverge',
    async () => {
      const documents = fc
        .sample(arbitraryExperiment, { numRuns: 150, seed: 5 })
        .filter(({ problem }) => problem.kind === 'surface' || (!problem.data.table && problem.samples < 500))
        .map((one): Experiment => ({ ...one, budget: 3 }))
      expect(documents.length).toBeGreaterThan(40)
      const texts = await Promise.all(
        documents.map((one) => scriptOf(one, one.problem.kind === 'data' ? tableOf(one.problem.data.id) : undefined)),
      )
      const failed = runScripts(texts.map((text) => ({ text }))).flatMap(({ error }) => error ?? [])
      expect(failed).toEqual([])
    },
    300_000,
  )
})
