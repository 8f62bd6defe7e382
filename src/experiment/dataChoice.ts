/** The schema of a data problem's choice of data: of the catalog, a formula of one's own, or a table of one's own. */
import * as v from 'valibot'
import { datasets } from '../catalog/datasets/index.ts'
import { ownData } from '../catalog/datasets/own.ts'
import { byId, choice, formula, parametersSchema } from './choice.ts'
import type { DataChoice } from './document.ts'
import { LIMITS } from './limits.ts'
import { formulaProblem } from './ownFormula.ts'
import { fields, flag, issueAt, text, visibleText, within, word } from './pieces.ts'

const ownChoice = v.pipe(
  fields({
    id: v.literal('own'),
    inputs: within(1, 2, true),
    parameters: parametersSchema(ownData),
    formula,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const { value } = dataset
    const problem = formulaProblem(value.formula, value.inputs === 1 ? 'curve' : 'surface')
    if (problem !== undefined) addIssue(issueAt(value, 'formula', problem))
  }),
)

const table = v.pipe(
  fields({
    digest: v.pipe(
      text,
      v.check((value) => /^[A-Za-z0-9_-]{22}$/.test(value), 'is not a digest'),
    ),
    name: visibleText(LIMITS.fileName),
    types: v.pipe(
      text,
      v.check(
        (value) => /^[nc-]*$/.test(value) && value.length >= 2 && value.length <= LIMITS.columns,
        `is not 2 to ${LIMITS.columns} letters of n, c and -`,
      ),
    ),
    target: within(0, LIMITS.columns - 1, true),
    missing: word(['drop', 'fill']),
    rows: within(2, LIMITS.samples.max, true),
    features: within(1, LIMITS.encoded, true),
    classes: within(0, LIMITS.classes, true),
    nonnegative: flag,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues) return
    const { value } = dataset
    const type = value.types[value.target]
    if (type !== 'n' && type !== 'c') addIssue(issueAt(value, 'target', `${value.target} is not a column that is used`))
    else if ((type === 'c') !== value.classes >= 2)
      addIssue(issueAt(value, 'classes', `${value.classes} does not go with the type of the target`))
  }),
)

const tableChoice = fields({ id: v.literal('table'), parameters: fields({}), table })

const catalogChoice = choice(datasets, 'data set')

/** Any choice of data. */
export const dataChoice = byId<DataChoice>(
  new Map<string, v.GenericSchema<unknown, DataChoice>>([
    ...datasets.all.map(({ id }) => [id, catalogChoice] as const),
    ['own', ownChoice],
    ['table', tableChoice],
  ]),
  'data set',
)
