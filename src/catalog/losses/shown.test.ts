import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from '../../engine/native/instance.ts'
import { build, parametersOf, rowLosses, type Subject } from '../../engine/native/testing/lossSubjects.ts'
import { check, ruleScope } from '../../formula/check.ts'
import { evaluateRule } from '../../formula/evaluate.ts'
import { formulaText, numberValues } from '../definition.ts'
import { losses } from './index.ts'

const { mathematics } = createNative(nodeModules())

/** The formula that a kernel shows, for one row: as a rule, whose reductions go over a tensor. */
function shownLoss(subject: Subject, outputs: readonly number[], target: readonly number[]): number {
  const definition = losses.get(subject.id)!
  const values = parametersOf(subject, outputs.length)
  const numbers = numberValues(definition.parameters, values)
  const lines = formulaText(definition.formula, values).trim().split('\n')
  const text = [
    'prediction = theta',
    'target = g',
    `label = ${target.at(-1)}`,
    ...lines.map((line) => line.replace(/^\s*loss =/, 'value =')),
    'show value = value',
    'theta = theta',
  ].join('\n')
  const tensor = { shape: [1, outputs.length], offset: 0, length: outputs.length }
  const run = evaluateRule(check(text, ruleScope(Object.keys(numbers))), mathematics, [tensor], numbers)
  const [theta, g] = [outputs, targetRow(subject, target, outputs.length)].map((row) => Float64Array.from(row))
  run.start({ theta, lr: 0 })
  run.step({ theta, g, lr: 0, t: 1, loss: 0 })
  return run.shows.value[0]
}

/** The target as the formula has it: the row of 0 and 1 for an index, the other vector without its label. */
function targetRow({ targets }: Subject, target: readonly number[], outputs: number): readonly number[] {
  if (targets === 'index') return Array.from({ length: outputs }, (_, c) => (c === target[0] ? 1 : 0))
  return target.slice(0, outputs)
}

describe('the formula that a kernel shows', () => {
  // A list of class weights has no place in a rule.
  const isWeighted = (subject: Subject) => [parametersOf(subject, 3).classWeights ?? []].flat().length > 0
  const shown = rowLosses.filter((subject) => !isWeighted(subject))

  it.each(shown)('$name: is what it computes', (subject) => {
    for (const outputs of [1, 2, 3, 5, 8]) {
      const { values, targets, run } = build(subject, outputs, 9)
      const mean = values.reduce((sum, row, i) => sum + shownLoss(subject, row, targets[i]), 0) / 9
      expect(run.value(values)).toBeCloseTo(mean, 11)
    }
  })
})
