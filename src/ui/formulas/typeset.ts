/** Typeset lines of checked formulas; none where a text cannot be typeset. */
import { isMethod, type RuleByShape, ruleText } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Parameters, Text } from '../../catalog/definition.ts'
import type { Wrapper } from '../../catalog/wrapper.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { runningOptimizer } from '../../experiment/runningOptimizer.ts'
import { check, ruleScope, type Scope } from '../../formula/check.ts'
import { FormulaError } from '../../formula/error.ts'
import { latex } from '../../formula/latex.ts'
import { numberNames, symbolsOf } from './scopes.ts'

/** One line of LaTeX a statement; empty where the text is not valid in the scope. */
export function typeset(text: string, scope: Scope, symbols: Record<string, string> = {}): readonly string[] {
  try {
    return latex(check(text, scope), symbols)
  } catch (error) {
    if (error instanceof FormulaError) return []
    throw error
  }
}

/** Lines of a step under one heading: a wrapper, or the rule. */
export interface Section {
  /** A wrapper's name; undefined for the rule itself. */
  readonly title: Text | undefined
  readonly lines: readonly string[]
}

/** A text of a step before it is typeset: what runs, and lines that are only shown. */
interface Piece {
  readonly title: Text | undefined
  readonly text: string
  readonly shown: readonly string[]
  readonly parameters: Parameters
}

const textFor = (text: string | RuleByShape, shape: keyof RuleByShape) =>
  typeof text === 'string' ? text : text[shape]
const clean = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .join('\n')

function wrapperPiece(wrapper: Wrapper, { parameters: values }: Choice, shape: keyof RuleByShape): Piece {
  const text = wrapper.rule === undefined ? '' : textFor(ruleText(wrapper.rule, values), shape)
  // What a wrapper shows beside the metrics says nothing about the step.
  const lines = clean(text)
    .split('\n')
    .filter((line) => !line.trim().startsWith('show ') && line.trim() !== 'theta = theta')
  const { name: title, parameters, shown } = wrapper
  return { title, text: lines.join('\n'), shown: shown?.(values) ?? [], parameters }
}

function rulePiece(choice: Choice, shape: keyof RuleByShape): Piece {
  const definition = optimizers.get(choice.id)
  if (definition === undefined)
    return { title: undefined, text: clean(choice.formula ?? ''), shown: [], parameters: {} }
  if (isMethod(definition))
    return { title: undefined, text: '', shown: definition.shown(choice.parameters), parameters: definition.parameters }
  const text = clean(textFor(ruleText(definition.rule, choice.parameters), shape))
  return { title: undefined, text, shown: [], parameters: definition.parameters }
}

function scopeFor(pieces: readonly Piece[]): Scope {
  const names = new Set(pieces.flatMap(({ parameters }) => numberNames(parameters)))
  const scope = ruleScope([...names], { hessianDiagonal: true })
  return { ...scope, names: new Map([...scope.names, ['noise', 'full']]) }
}

/** Of one piece by itself: what a wrapper makes of g stays for the rule. */
function scopeAlone(piece: Piece): Scope {
  const scope = scopeFor([piece])
  return piece.title === undefined ? scope : { ...scope, kept: ['theta', 'g'], result: undefined }
}

const symbolsFor = (pieces: readonly Piece[]) =>
  Object.assign({}, ...pieces.map(({ parameters }) => symbolsOf(parameters)))

/** The pieces as one text, so that each name carries the step its value belongs to; by themselves where their names collide. */
function sectionsOf(pieces: readonly Piece[]): Section[] {
  const counts = pieces.map(({ text }) => (text === '' ? 0 : text.split('\n').length))
  const whole = pieces.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n')
  const lines = whole === '' ? [] : typeset(whole, scopeFor(pieces), symbolsFor(pieces))
  const together = lines.length === counts.reduce((sum, count) => sum + count, 0)
  let from = 0
  return pieces.flatMap((piece, index) => {
    const { title, text, shown } = piece
    const own = together
      ? lines.slice(from, (from += counts[index]!))
      : text === ''
        ? []
        : typeset(text, scopeAlone(piece), symbolsOf(piece.parameters))
    const all = [...own, ...shown]
    return all.length > 0 ? [{ title, lines: all }] : []
  })
}

/** What a wrapper does, by itself; for matrices where it has a text for each shape. */
export function typesetWrapper(wrapper: Wrapper, choice: Choice): readonly string[] {
  const piece = wrapperPiece(wrapper, choice, 'matrix')
  const own = piece.text === '' ? [] : typeset(piece.text, scopeAlone(piece), symbolsOf(piece.parameters))
  return [...own, ...piece.shown]
}

/** A racer's step as it is shown: wrappers and rule in the order in which they act; a rule of two texts twice, matrices first. */
export function typesetStep(
  racer: Pick<Racer, 'optimizer' | 'schedule' | 'wrappers'>,
): readonly (readonly Section[])[] {
  const optimizer = runningOptimizer(racer)
  const chosen = wrappers.all.flatMap((wrapper) => {
    const choice = racer.wrappers.find(({ id }) => id === wrapper.id)
    return choice ? [{ wrapper, choice }] : []
  })
  const pieces = (shape: keyof RuleByShape) => {
    const around = (after: boolean) =>
      chosen
        .filter(({ wrapper }) => (wrapper.place === 'after') === after)
        .map(({ wrapper, choice }) => wrapperPiece(wrapper, choice, shape))
    return [...around(false), rulePiece(optimizer, shape), ...around(true)]
  }
  const matrix = sectionsOf(pieces('matrix'))
  const definition = optimizers.get(optimizer.id)
  const isOne =
    !definition || isMethod(definition) || typeof ruleText(definition.rule, optimizer.parameters) === 'string'
  return isOne ? [matrix] : [matrix, sectionsOf(pieces('other'))]
}
