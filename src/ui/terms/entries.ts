/** What the tip of an entry of the catalog says. Fetched with the first tip. */
import { activations } from '../../catalog/activations/index.ts'
import { datasets } from '../../catalog/datasets/index.ts'
import { defaultValues, type Definition, formulaText, type Text, type Values } from '../../catalog/definition.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import { layers } from '../../catalog/layers/index.ts'
import { losses } from '../../catalog/losses/index.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { surfaces } from '../../catalog/surfaces/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { functionScope } from '../../formula/check.ts'
import { lossLines } from '../formulas/lossLines.ts'
import { named, scheduleLines, surfaceLines } from '../formulas/linesOf.ts'
import { numberNames, symbolsOf } from '../formulas/scopes.ts'
import { typeset, typesetStep, typesetWrapper } from '../formulas/typeset.ts'
import { meaningOf } from './formulaNames.ts'
import { layerFormulas } from './layerFormulas.ts'
import type { EntryKind } from './told.ts'

export interface EntryTip {
  readonly name: Text
  readonly summary: Text
  /** LaTeX; none where the entry has no formula. */
  readonly formulas: readonly string[]
}

interface Kind {
  readonly get: (id: string) => Pick<Definition, 'name' | 'summary' | 'parameters'> | undefined
  readonly formulas: (id: string, values: Values) => readonly string[]
}

const fans = { fanIn: 'n_{\\text{in}}', fanOut: 'n_{\\text{out}}' }
/** How weights are drawn, before what their scale s is. */
const draws = {
  zeros: 'w = 0',
  normal: 'w \\sim \\mathcal N(0, s^2), \\quad',
  uniform: 'w \\sim \\mathcal U(-s, s), \\quad',
  orthogonal: 'W^\\top W = s^2 I, \\quad',
} as const

function activationLines(id: string, values: Values): readonly string[] {
  const { formula, parameters } = activations.get(id)!
  const scope = functionScope(['x'], numberNames(parameters))
  return typeset(formulaText(formula, values), scope, symbolsOf(parameters)).map((tex) => named(tex, '\\varphi(x) ='))
}

function initializerLines(id: string, values: Values): readonly string[] {
  const { distribution, scale, parameters } = initializers.get(id)!
  const drawn = distribution(values)
  if (drawn === 'zeros') return [draws.zeros]
  const scope = functionScope(Object.keys(fans), numberNames(parameters))
  const lines = typeset(formulaText(scale, values), scope, { ...fans, ...symbolsOf(parameters) })
  return lines.map((tex) => `${draws[drawn]} ${named(tex, 's =')}`)
}

const plain = { id: 'constant', parameters: {} }

const kinds: Readonly<Record<EntryKind, Kind>> = {
  surface: {
    get: surfaces.get,
    formulas: (id, parameters) =>
      surfaceLines({ id, parameters }, surfaces.get(id)!.dimension).map((tex) => named(tex, 'f =')),
  },
  loss: {
    get: losses.get,
    formulas: (id, parameters) => lossLines({ id, parameters }).map((tex) => named(tex, '\\ell =')),
  },
  activation: { get: activations.get, formulas: activationLines },
  initializer: { get: initializers.get, formulas: initializerLines },
  layer: {
    get: layers.get,
    formulas: (id) => (Object.hasOwn(layerFormulas, id) ? [layerFormulas[id]!] : []),
  },
  dataset: { get: datasets.get, formulas: () => [] },
  schedule: { get: schedules.get, formulas: (id, parameters) => scheduleLines({ id, parameters }) },
  optimizer: {
    get: optimizers.get,
    formulas: (id, parameters) => {
      const [first = []] = typesetStep({ optimizer: { id, parameters }, schedule: plain, wrappers: [] })
      return first.flatMap(({ lines }) => lines)
    },
  },
  wrapper: {
    get: wrappers.get,
    formulas: (id, parameters) => typesetWrapper(wrappers.get(id)!, { id, parameters }),
  },
  name: {
    get: (id) => ({ name: { en: id, zh: id }, summary: meaningOf(id).summary, parameters: {} }),
    formulas: (id) => meaningOf(id).formulas,
  },
}

/**
 * The tip of an entry that was read from an element.
 * @param entry kind and id, with a space between
 * @param given its parameters as JSON; the defaults where there are none
 * @returns undefined where there is no such entry
 */
export function entryTip(entry: string | undefined, given?: string): EntryTip | undefined {
  const [name = '', id = ''] = entry?.split(' ') ?? []
  const kind = Object.hasOwn(kinds, name) ? kinds[name as EntryKind] : undefined
  const definition = kind?.get(id)
  if (!kind || !definition) return undefined
  const values = { ...defaultValues(definition.parameters), ...(given && (JSON.parse(given) as Values)) }
  return { name: definition.name, summary: definition.summary, formulas: kind.formulas(id, values) }
}
