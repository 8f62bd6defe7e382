/** The fixed parts of the script by themselves: random streams, and the functions of the formula language. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { nodeModules } from '../../../scripts/nodeModules.ts'
import { createNative } from '../../engine/native/instance.ts'
import { check, functionScope } from '../../formula/check.ts'
import { derivative } from '../../formula/differentiate.ts'
import { evaluateFunction } from '../../formula/evaluate.ts'
import { catalogName, pythonFunction } from '../../formula/python.ts'
import functions from './runtime/functions.py?raw'
import head from './runtime/head.py?raw'
import streams from './runtime/streams.py?raw'
import { python } from './testing/python.ts'

/** What a program prints as JSON, with NaN and infinity as words. */
function printed(program: string): unknown {
  const { stdout, stderr, status } = spawnSync(python!, ['-c', program], { encoding: 'utf8', maxBuffer: 1e9 })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

describe.skipIf(python === undefined)('the runtime', () => {
  it('draws the streams of the engine', () => {
    const calls = `
made = []
for seed in (0, 7, 4294967295):
    stream = Stream(seed, 'order')
    made.append([stream.words(5).tolist(), stream.uniforms(3).tolist(), stream.normals(3).tolist(), stream.uniforms(1).tolist(),
                 stream.normals(4).tolist(), stream.below([10, 3, 4294967291, 3000000000, 3000000000, 3000000000]),
                 stream.permutation(9), stream.words(70000)[-1].item(), stream.normals(0).tolist(), stream.words(2).tolist()])
print(json.dumps(made))`
    const native = createNative(nodeModules())
    const expected = [0, 7, 4294967295].map((seed) => {
      const stream = native.stream(seed, 'order')
      const many = (count: number, draw: () => number) => Array.from({ length: count }, draw)
      const words = many(5, () => stream.bits())
      const uniforms = many(3, () => stream.uniform())
      const normals = many(3, () => stream.normal())
      const uniform = many(1, () => stream.uniform())
      const more = many(4, () => stream.normal())
      const below = [10, 3, 4294967291, 3000000000, 3000000000, 3000000000].map((bound) => stream.below(bound))
      const order = many(9, () => 0).map((_, i) => i)
      for (let i = 9; i > 1; i--) {
        const other = stream.below(i)
        ;[order[i - 1], order[other]] = [order[other]!, order[i - 1]!]
      }
      const last = many(70000, () => stream.bits()).at(-1)
      return [words, uniforms, normals, uniform, more, below, order, last, [], many(2, () => stream.bits())]
    })
    const found = printed(head + streams + calls) as number[][][]
    found.forEach((one, seed) =>
      one.forEach((values, i) => {
        const wanted = expected[seed]![i]!
        const close = (value: number, k: number) => expect(value).toBeCloseTo((wanted as number[])[k]!, 13)
        if ([2, 4].includes(i)) values.forEach(close)
        else expect(values).toEqual(wanted)
      }),
    )
  }, 60_000)

  const texts = [
    ...[
      'abs(x)',
      'sign(x)',
      'sqrt(x)',
      'exp(x)',
      'log(x)',
      'log1p(x)',
      'expm1(x)',
      'sin(x)',
      'cos(x)',
      'tanh(x)',
      'sigmoid(x)',
    ],
    ...[
      'softplus(x)',
      'erf(x)',
      'floor(x)',
      'mod(x, 0.75)',
      'mod(x, -2)',
      'min(x, 0)',
      'max(0, x)',
      'min(x, -x)',
      'max(x, 2 * x)',
    ],
    ...[
      'clip(x, -1, 1)',
      'and(x, x - 1)',
      'or(x, x)',
      'where(x, 2, x)',
      'x < 0',
      'x <= 0',
      'x > 0',
      'x >= 0',
      'x == 0',
      'x != 0',
    ],
    ...[
      'x^2',
      'x^3',
      'x^4',
      'x^1',
      'x^0.5',
      '2^x',
      '(-x)^2',
      '-x^2',
      'x - (1 - x)',
      'x / (2 / x)',
      '1 - -x',
      '-(-x) * -2',
      '1 / 0 - x',
    ],
    ...[
      'where(x > 0, sqrt(x), 0)',
      'where(x > 0, log(x), where(x > -1, sqrt(1 + x), 1 / x))',
      'v = max(x, 1e-3)\nv * log(v)',
    ],
    ...[
      'max(log(x), -100)',
      'min(1 / x, 3)',
      'max(0, log1p(-x))',
      'clip(log(x), -1, sqrt(x))',
      'clip(x^2, 1, 4)',
      'min(x^2, -x)',
    ],
    ...['inf * 0 + x', 'min(inf, x)', '1e-320 + x', '123456789012345680000 * x', '5'],
  ]
  const points = [-2.5, -1, -0.3, -0, 0, 1e-9, 0.5, 0.75, 1, 2, 40, 800, Infinity, -Infinity, NaN]

  it('has the values and derivatives of every function, at kinks too', () => {
    const math = createNative(nodeModules()).mathematics
    const checked = texts.map((text) => check(text, functionScope(['x'], [])))
    const code = checked.map((formula, i) => pythonFunction(formula, `function${i}`, catalogName)).join('\n\n')
    const program = `${head}${functions}
${code}

def both(function, point):
    x = torch.tensor([point], dtype=torch.float64, requires_grad=True)
    y = F.tensor(function(x, {})) + torch.zeros(1, dtype=torch.float64)
    slope = torch.autograd.grad(y, x, allow_unused=True)[0] if y.requires_grad else None
    return [str(float(y)), str(0.0 if slope is None else float(slope))]

points = [float(p) for p in ${JSON.stringify(points.map((p) => (Object.is(p, -0) ? '-0' : String(p))))}]
print(json.dumps([[both(f, p) for p in points] for f in [${checked.map((_, i) => `function${i}`).join(', ')}]]))`
    const found = printed(program) as [string, string][][]
    const toNumber = (text: string) =>
      text.endsWith('inf') ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text)
    const wrong: string[] = []
    checked.forEach((formula, i) => {
      const value = evaluateFunction(formula, math)
      const slope = evaluateFunction(derivative(formula, 'x'), math)
      points.forEach((x, k) => {
        const [y, dy] = found[i]![k]!.map(toNumber) as [number, number]
        const same = (a: number, b: number) =>
          Object.is(a, b) ||
          a === b ||
          (Number.isNaN(a) && Number.isNaN(b)) ||
          Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b))
        if (!same(y, value({ x }))) wrong.push(`${texts[i]} at ${x} is ${y}, not ${value({ x })}`)
        // Where the value is NaN the run has diverged, whatever the slope.
        if (!Number.isNaN(y) && !same(dy, slope({ x })))
          wrong.push(`the slope of ${texts[i]} at ${x} is ${dy}, not ${slope({ x })}`)
      })
    })
    expect(wrong).toEqual([])
  }, 60_000)
})
