import { describe, expect, it } from 'vitest'
import { Algebra } from '../graph/algebra.ts'
import { Graph } from '../graph/graph.ts'
import type { Node } from '../graph/node.ts'
import { check, ruleScope } from '../check.ts'
import { latex } from '../latex.ts'
import { mathematics } from '../testing/mathematics.ts'
import { elementwiseNames, operationNamed, reductionNames } from './index.ts'
import { typesets } from '../testing/typesets.ts'

const odd = [0, -0, 1, -1, 0.5, -2.75, 3, 1e-310, 1e300, Infinity, -Infinity, NaN]

describe('the functions table', () => {
  it('has the functions of the language', () => {
    const names =
      'abs sign sqrt exp log log1p expm1 sin cos tanh sigmoid softplus erf floor mod min max clip and or where'
    expect([...elementwiseNames].sort()).toEqual(names.split(' ').sort())
    const whole = 'sum mean norm largest sumAll normAll rowmean colmean orthogonalize'
    expect([...reductionNames].sort()).toEqual(whole.split(' ').sort())
  })

  it.each([...elementwiseNames, ...reductionNames])('%s: usage, arity and LaTeX agree', (name) => {
    const operation = operationNamed(name)
    const inside = /^(\w+)\((.*)\)$/.exec(operation.usage)!
    expect(inside[1]).toBe(name)
    expect(inside[2]!.split(', ').length).toBe(operation.arity)
    const args = ['g', 't', 'lr'].slice(0, operation.arity).join(', ')
    const [line] = latex(check(`u = ${name}(${args})\ntheta = u`, ruleScope([])))
    expect(typesets(line!)).toBe(true)
  })

  it.each(elementwiseNames)('%s is compiled in one way', (name) => {
    const operation = operationNamed(name)
    if (operation.kind !== 'elementwise') throw new Error('not elementwise')
    expect([operation.wasm, operation.expand].filter(Boolean).length).toBe(1)
  })

  it.each(['sign', 'mod', 'clip'])('%s is the same written out', (name) => {
    const operation = operationNamed(name)
    if (operation.kind !== 'elementwise') throw new Error('not elementwise')
    const graph = new Graph({ start: 0, end: 0, line: 1, column: 1 })
    const inputs = ['x', 'y', 'z'].slice(0, operation.arity).map((input) => graph.input(input, 'scalar'))
    const expanded = operation.expand!(new Algebra(graph), inputs)
    const evaluate = (node: Node, values: readonly number[]): number => {
      if (node.operation === 'number') return node.value
      if (node.operation === 'input') return values[inputs.indexOf(node)]!
      const applied = operationNamed(node.operation)
      if (applied.kind !== 'elementwise') throw new Error('not elementwise')
      return applied.evaluate(mathematics)(...node.args.map((arg) => evaluate(arg, values)))
    }
    for (const x of odd)
      for (const y of odd)
        for (const z of [-1, 2, NaN]) {
          const values = [x, y, z].slice(0, operation.arity)
          expect(evaluate(expanded, values)).toBe(operation.evaluate(mathematics)(...values))
        }
  })
})

describe('conventions', () => {
  const value = (name: string, ...args: number[]) => {
    const operation = operationNamed(name)
    if (operation.kind !== 'elementwise') throw new Error('not elementwise')
    return operation.evaluate(mathematics)(...args)
  }

  it.each<[string, number[], number]>([
    ['sign', [0], 0],
    ['sign', [-0], 0],
    ['sign', [-3], -1],
    ['sign', [NaN], NaN],
    ['sign', [-Infinity], -1],
    ['min', [1, NaN], NaN],
    ['max', [NaN, 1], NaN],
    ['clip', [5, 0, 1], 1],
    ['clip', [0, 2, 1], 1],
    ['mod', [7, 3], 1],
    ['mod', [-1, 3], 2],
    ['where', [NaN, 1, 2], 1],
    ['where', [0, 1, 2], 2],
    ['and', [2, -1], 1],
    ['and', [2, 0], 0],
    ['or', [0, 0], 0],
    ['or', [0, 3], 1],
  ])('%s(%j) is %d', (name, args, expected) => {
    expect(value(name, ...args)).toBe(expected)
  })
})
