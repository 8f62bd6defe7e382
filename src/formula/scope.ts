import { elementwiseNames, reductionNames } from './functions/index.ts'
import type { Shape } from './shape.ts'

/** What a formula is for, and which names and functions it may use. Nothing else can be reached from it. */
export interface Scope {
  readonly kind: 'rule' | 'schedule' | 'function'
  /** Names with a value from outside, with their shapes; parameters included. */
  readonly names: ReadonlyMap<string, Shape>
  /** The plain numbers among them that the definition declares. */
  readonly parameters: readonly string[]
  /** Given names that may be assigned again. */
  readonly assignable: readonly string[]
  /** Those of them whose last value of a step is stored (states always are). */
  readonly kept: readonly string[]
  /** The name that it is there to assign, with an example; undefined where there is none. */
  readonly result?: { readonly name: string; readonly example: string }
  /** Names a start value of a state may use (with the parameters). */
  readonly atStart: readonly string[]
  /** Names the report may use (with states and parameters). */
  readonly atReport: readonly string[]
  readonly functions: readonly string[]
  /** Names that exist in other formulas of this kind, with the reason why not here. */
  readonly withheld: ReadonlyMap<string, string>
}

/** @throws Error where a definition names a parameter like something given or like a function */
function withParameters(
  given: readonly (readonly [string, Shape])[],
  parameters: readonly string[],
): Map<string, Shape> {
  const names = new Map(given)
  for (const name of parameters) {
    if (names.has(name) || elementwiseNames.includes(name) || reductionNames.includes(name))
      throw new Error(`scope: a parameter cannot be named ${name}, which means something else in formulas`)
    names.set(name, 'scalar')
  }
  return names
}

/**
 * The scope of an update rule: theta, g (one number a parameter), lr, t, loss, rows, cols, inf and the parameters.
 * `hessianDiagonal` is there only where the definition asks for it.
 */
export function ruleScope(parameters: readonly string[], options: { hessianDiagonal?: boolean } = {}): Scope {
  const given: [string, Shape][] = [
    ['theta', 'full'],
    ['g', 'full'],
    ['lr', 'scalar'],
    ['t', 'scalar'],
    ['loss', 'scalar'],
    ['rows', 'each'],
    ['cols', 'each'],
    ['inf', 'scalar'],
  ]
  if (options.hessianDiagonal) given.push(['hessianDiagonal', 'full'])
  const missing = 'hessianDiagonal is computed only for optimizers whose definition asks for it; this one does not.'
  return {
    kind: 'rule',
    names: withParameters(given, parameters),
    parameters,
    assignable: ['theta', 'g'],
    kept: ['theta'],
    result: { name: 'theta', example: 'theta = theta - lr * g' },
    atStart: ['theta', 'lr', 'rows', 'cols', 'inf'],
    atReport: ['theta', 'rows', 'cols', 'inf'],
    functions: [...elementwiseNames, ...reductionNames],
    withheld: new Map(options.hessianDiagonal ? [] : [['hessianDiagonal', missing]]),
  }
}

/** The scope of a wrapper: that of a rule, with `noise` (one standard normal a parameter) where it asks for it. What it makes of `g` stays for the rule. */
export function wrapperScope(parameters: readonly string[], options: { noise?: boolean } = {}): Scope {
  const scope = ruleScope(parameters)
  const names = new Map(scope.names)
  if (options.noise) names.set('noise', 'full')
  return { ...scope, names, kept: ['theta', 'g'], result: undefined }
}

/** The scope of a schedule: step (0 at the first update), budget, base, metric, measured, inf, all single numbers. It assigns lr, and may assign momentum. */
export function scheduleScope(parameters: readonly string[]): Scope {
  const given = ['step', 'budget', 'base', 'metric', 'measured', 'inf'].map((name) => [name, 'scalar'] as const)
  return {
    kind: 'schedule',
    names: withParameters(given, parameters),
    parameters,
    assignable: [],
    kept: ['lr', 'momentum'],
    result: { name: 'lr', example: 'lr = base' },
    atStart: ['base', 'budget', 'inf'],
    atReport: [],
    functions: elementwiseNames,
    withheld: new Map(),
  }
}

/** The scope of a function of `inputs`: surfaces, losses, activations, penalties. */
export function functionScope(inputs: readonly string[], parameters: readonly string[]): Scope {
  const given = [...inputs.map((name) => [name, 'full'] as const), ['inf', 'scalar'] as const]
  return {
    kind: 'function',
    names: withParameters(given, parameters),
    parameters,
    assignable: [],
    kept: [],
    atStart: [],
    atReport: [],
    functions: elementwiseNames,
    withheld: new Map(),
  }
}
