import { describe, expect, it } from 'vitest'
import type { Racer } from '../../experiment/document.ts'
import { axesOf, type Source } from './axesOf.ts'
import { measuresOf } from './measures.ts'

const { first } = measuresOf({ kind: 'surface', classes: false, averaged: false, validated: false })
const source = (losses: Record<number, number[]>, diverged: number[] = []): Source => ({
  racers: Object.keys(losses).map((id) => ({ id: Number(id) })) as unknown as Racer[],
  curve: (id) => ({
    rows: losses[id]!.length,
    columns: { step: Float64Array.from(losses[id]!, (_, i) => i), loss: Float64Array.from(losses[id]!) },
  }),
  diverged: (id) => diverged.includes(id),
})

describe('axesOf', () => {
  it('is logarithmic unless a value is negative, or the user says so', () => {
    expect(axesOf(source({ 1: [300, 2] }), first, 'step', null, 400).log).toBe(true)
    expect(axesOf(source({ 1: [3, -2] }), first, 'step', null, 400).log).toBe(false)
    expect(axesOf(source({ 1: [300, 2] }), first, 'step', false, 400).log).toBe(false)
  })
  it('keeps a divergence from flattening the others', () => {
    const { y } = axesOf(source({ 1: [300, 1e9, 1e250], 2: [300, 20, 3] }, [1]), first, 'step', null, 400)
    expect(y.max).toBeLessThanOrEqual(1e5)
    const fall = Array.from({ length: 30 }, (_, i) => 300 - i)
    expect(axesOf(source({ 1: fall }), first, 'step', null, 400).y).toMatchObject({ min: 200, max: 500 })
    const onItsWay = axesOf(source({ 1: [300, 1e9, 1e12], 2: [300, 20, 3] }), first, 'step', null, 400)
    expect(onItsWay.y.max).toBeLessThanOrEqual(1e5)
    expect(axesOf(source({ 1: [300, 20] }), first, 'step', null, 400).y.max).toBe(1000)
  })
  it('has a frame before anything has run', () => {
    const axes = axesOf(source({}), first, 'step', null, 400)
    expect(axes.x.max).toBe(50)
    expect(axes.y.ticks.length).toBeGreaterThan(3)
    expect(axesOf(source({ 1: [330] }), first, 'step', null, 400).y).toMatchObject({ min: 0.1, max: 1000 })
  })
  it('survives a racer that starts at the minimum', () => {
    const { y } = axesOf(source({ 1: [0, 0, 0] }), first, 'step', null, 400)
    expect(y.max).toBeGreaterThan(y.min)
  })
  it('has room for kept runs and for figures of the test set', () => {
    const race = source({ 1: [30, 20] })
    const columns = { step: Float64Array.of(0, 900), loss: Float64Array.of(3000, 0.02) }
    const axes = axesOf({ ...race, behind: [{ rows: 2, columns }] }, first, 'step', null, 400)
    expect(axes.x.max).toBe(900)
    expect(axes.y).toMatchObject({ min: 0.01, max: 10_000 })
    expect(axesOf({ ...race, marks: [Number.NaN, 5000] }, first, 'step', null, 400).y.max).toBe(10_000)
  })
  it('shows accuracies as shares up to 1', () => {
    const [accuracy] = measuresOf({ kind: 'data', classes: true, averaged: false, validated: true }).second
    const data: Source = {
      ...source({ 1: [0] }),
      curve: () => ({
        rows: 2,
        columns: { step: Float64Array.of(0, 1), validationAccuracy: Float64Array.of(0.52, 0.9) },
      }),
    }
    expect(axesOf(data, accuracy!, 'step', true, 100)).toMatchObject({ log: false, y: { min: 0.5, max: 1 } })
  })
})
