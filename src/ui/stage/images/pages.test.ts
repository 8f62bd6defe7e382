import { expect, it } from 'vitest'
import { pagesOf } from './pages.ts'

it('fills pages with whole cards', () => {
  expect(pagesOf(719, { width: 480, height: 430 })).toEqual({ columns: 5, rows: 4, pages: 36 })
  expect(pagesOf(20, { width: 480, height: 430 }).pages).toBe(1)
  expect(pagesOf(21, { width: 480, height: 430 }).pages).toBe(2)
  expect(pagesOf(0, { width: 100, height: 50 })).toEqual({ columns: 2, rows: 1, pages: 1 })
})
