import { expect, it } from 'vitest'
import { quadratic } from '../../catalog/surfaces/quadratic.ts'
import { functionScope } from '../../formula/check.ts'
import { lastRow } from './rows.ts'
import { typeset } from './typeset.ts'

it('finds what the ravine is', () => {
  const [tex = ''] = typeset(String(quadratic.formula), functionScope(['x', 'y'], ['condition', 'rotation']))
  expect(tex).toContain('\\begin{aligned}')
  const last = lastRow(tex)
  expect(last).toMatch(/^f ?=/)
  expect(last).not.toContain('angle')
})

it('leaves a single row alone', () => expect(lastRow('x^2')).toBeUndefined())

it('leaves rows within rows alone', () => {
  expect(lastRow('\\begin{aligned}f &= \\begin{cases}1\\\\2\\end{cases}\\end{aligned}')).toBeUndefined()
})
