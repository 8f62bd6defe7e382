import { expect, it } from 'vitest'
import { inRem, pixelsAsRem } from './pixelsAsRem.ts'

it('writes lengths in rem, also within functions and below 0', () => {
  expect(inRem('16px')).toBe('1rem')
  expect(inRem('0 -12px 1.5px')).toBe('0 -0.75rem 0.09375rem')
  expect(inRem('calc(var(--charts-width) + (100vw - 1920px) * 0.4)')).toBe(
    'calc(var(--charts-width) + (100vw - 120rem) * 0.4)',
  )
})

it('leaves everything else alone', () => {
  for (const value of ['0', '50%', '1em', '#12px', 'url(a12px.svg)', 'var(--text-12)', '100ms'])
    expect(inRem(value)).toBe(value)
})

it('settles: what it has written it does not write again', () => {
  const declaration = { value: '4px' }
  pixelsAsRem.Declaration(declaration)
  pixelsAsRem.Declaration(declaration)
  expect(declaration.value).toBe('0.25rem')
})

it('writes queries of containers, whose rem is that of the page', () => {
  const rule = { params: 'panel (min-width: 300px)' }
  pixelsAsRem.AtRule.container(rule)
  expect(rule.params).toBe('panel (min-width: 18.75rem)')
})
