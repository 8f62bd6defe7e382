import { expect, it } from 'vitest'
import { adam } from '../../catalog/optimizers/adam.ts'
import { muon } from '../../catalog/optimizers/muon.ts'
import { sgd } from '../../catalog/optimizers/sgd.ts'
import { exponentialAverage } from '../../catalog/wrappers/averaging.ts'
import { parameterGroups } from './parameterGroups.ts'

it('puts parameters under their headings, in the order in which these first come', () => {
  expect(parameterGroups(adam.parameters)).toEqual([
    { group: 'momentum', names: ['beta1'] },
    { group: 'scaling', names: ['beta2', 'epsilon'] },
    { group: 'decay', names: ['weightDecay'] },
    { group: 'variant', names: ['amsgrad'] },
  ])
  expect(parameterGroups(sgd.parameters).map(({ group }) => group)).toEqual(['momentum', 'decay'])
})

it('brings together what is apart', () => {
  const groups = parameterGroups(muon.parameters)
  expect(groups.find(({ group }) => group === 'scaling')?.names).toEqual(['steps', 'adjust'])
  expect(groups.flatMap(({ names }) => names).sort()).toEqual(Object.keys(muon.parameters).sort())
})

it('has no heading where there is only one', () => {
  expect(parameterGroups(exponentialAverage.parameters)).toEqual([
    { group: undefined, names: ['decay', 'start', 'every'] },
  ])
  expect(parameterGroups({})).toEqual([])
})
