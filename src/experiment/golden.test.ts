import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Experiment } from './document.ts'
import { decodeLink, encodeLink } from './link.ts'

/**
 * Links as they were written when their version was new. They are out in the world: every one must open as the same document for ever. A
 * failure of the first kind breaks links; nothing in the frozen files may be changed to mend it.
 */
const golden = JSON.parse(readFileSync(new URL('frozen/golden1.json', import.meta.url), 'utf8')) as {
  name: string
  link: string
  experiment: Experiment
}[]

/** The entries of the catalog when version 1 was new. */
const BEGAN = {
  optimizers: 'sgd adagrad rmsprop adam adamw lion',
  schedules: 'constant step exponential inverse-time cosine warmup-cosine one-cycle',
  losses: 'squared absolute huber log-cosh binary-cross-entropy softmax-cross-entropy hinge',
  initializers: 'zeros normal xavier he',
  surfaces: 'parabola quadratic rosenbrock beale himmelblau rastrigin ackley saddle',
  datasets: 'line sine circles moons spirals xor blobs',
}

describe('golden links of version 1', () => {
  it.each(golden)('$name opens', ({ link, experiment }) => {
    expect(decodeLink(link)).toStrictEqual({ ok: true, experiment })
  })

  it.each(golden)('$name is written in the same way', ({ link, experiment }) => {
    expect(encodeLink(experiment)).toBe(link)
  })

  it('cover every entry of the catalog that version 1 began with', () => {
    const text = JSON.stringify(golden.map(({ experiment }) => experiment))
    for (const ids of Object.values(BEGAN)) for (const id of ids.split(' ')) expect(text).toContain(`"id":"${id}"`)
  })
})
