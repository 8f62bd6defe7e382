/** Several processes, and checkpoints. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultValues } from '../../catalog/definition.ts'
import { layers } from '../../catalog/layers/index.ts'
import { schedules } from '../../catalog/schedules/index.ts'
import { wrappers } from '../../catalog/wrappers/index.ts'
import { defaultChoice } from '../../experiment/defaults.ts'
import type { Choice, Experiment } from '../../experiment/document.ts'
import { difference, scriptOf } from './testing/compare.ts'
import { batchOf, data, racer, run, tableOf } from './testing/documents.ts'
import { curvesOf, python } from './testing/python.ts'

const layer = (id: string, values = {}): Choice => ({
  id,
  parameters: { ...defaultValues(layers.get(id)!.parameters), ...values },
})
const momentum = racer('sgd', { ...batchOf(13), name: 'momentum' })

/** Batches that no number of processes divides, and at the end of each epoch one with fewer rows than processes. */
const dense = run(data('moons', { samples: 90, penalty: { l1: 0, l2: 0.01 } }), [
  {
    ...momentum,
    optimizer: { ...momentum.optimizer, parameters: { ...momentum.optimizer.parameters, momentum: 0.9 } },
  },
  { ...racer('adam', batchOf(13)), id: 2 },
  { ...racer('lamb', batchOf(53)), id: 3 },
])
const images = run(
  data(
    'digits',
    { samples: 120, augmentation: { noise: 0.05, shift: 1 } },
    {
      layers: [
        layer('convolution', { filters: 4, activation: 'linear' }),
        layer('batch-normalization'),
        layer('activation'),
        layer('max-pooling'),
        layer('dropout', { rate: 0.2 }),
        layer('flatten'),
      ],
    },
  ),
  racer('adam', batchOf(7)),
  { budget: 100 },
)

describe.skipIf(python === undefined)('scripts in several processes', () => {
  let folder = ''
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pytorch-'))
    writeFileSync(join(folder, 'dense.py'), await scriptOf(dense))
    writeFileSync(join(folder, 'images.py'), await scriptOf(images, tableOf('digits')))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const environment = { ...process.env, OMP_NUM_THREADS: '1' }
  const start = (argv: readonly string[]) => {
    const result = spawnSync(python!, argv, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9, env: environment })
    return { ...result, curves: result.status === 0 ? curvesOf(result.stdout) : new Map() }
  }
  const agrees = (experiment: Experiment, argv: readonly string[], table = tableOf('digits')) => {
    const { status, stderr, curves } = start(argv)
    expect(status, stderr).toBe(0)
    expect(
      difference(experiment, { curves, told: stderr }, 1e-9, experiment === images ? table : undefined),
    ).toBeUndefined()
  }

  it.each([2, 4])(
    '%i of them give the curves of one: momentum, Adam, LAMB',
    (count) => {
      agrees(dense, ['dense.py', '--workers', String(count)])
    },
    300_000,
  )

  it.each([2, 4])(
    '%i of them give the curves of one: a CNN with batch normalization',
    (count) => {
      agrees(images, ['images.py', '--workers', String(count)])
    },
    300_000,
  )

  it('started by torchrun too', () => {
    const shared = { ...environment, GLOO_SOCKET_IFNAME: 'lo' }
    const launcher = [
      '-m',
      'torch.distributed.run',
      '--nproc_per_node',
      '2',
      '--master_addr',
      '127.0.0.1',
      '--master_port',
      '29631',
    ]
    const logs = ['--log_dir', join(folder, 'logs'), '-t', '1', '-r', '1']
    const argv = [...launcher, ...logs, 'dense.py', '--out', 'launched.csv']
    const { status, stderr } = spawnSync(python!, argv, { cwd: folder, encoding: 'utf8', env: shared })
    expect(status, stderr).toBe(0)
    const csv = readFileSync(join(folder, 'launched.csv'), 'utf8')
    expect(difference(dense, { curves: curvesOf(csv) })).toBeUndefined()
  }, 300_000)

  it('go on from a checkpoint, and with another number of processes', () => {
    const pause = ['--checkpoint', 'kept.pt', '--every', '20', '--until', '47']
    expect(start(['images.py', '--workers', '2', ...pause]).status).toBe(0)
    expect(existsSync(join(folder, 'kept.pt'))).toBe(true)
    agrees(images, ['images.py', '--resume', 'kept.pt', '--checkpoint', 'kept.pt'])
    // What has finished is read from the checkpoint.
    const finished = start(['images.py', '--resume', 'kept.pt'])
    expect(difference(images, { curves: finished.curves }, 1e-9, tableOf('digits'))).toBeUndefined()
    const other = start(['dense.py', '--resume', 'kept.pt'])
    expect(other.status).toBe(1)
    expect(other.stderr).toContain('kept.pt is a checkpoint of another experiment')
  }, 300_000)

  it('go on from a checkpoint whatever the racer keeps', async () => {
    const kept = run(
      data('moons', { samples: 90 }),
      [
        racer('lbfgs', { stopping: { patience: 300, every: 1, threshold: 0 } }),
        racer('nonlinear-cg', { schedule: defaultChoice(schedules, 'plateau') }),
        racer('schedule-free-adamw', batchOf(7)),
        racer('sophia', {
          ...batchOf(7, { replacement: true }),
          wrappers: ['lookahead', 'gradient-noise'].map((id) => defaultChoice(wrappers, id)),
        }),
        racer('muon', {
          ...batchOf(5),
          wrappers: [defaultChoice(wrappers, 'swa')],
          warmup: { steps: 50, from: 0, offset: 0 },
        }),
      ].map((one, i) => ({ ...one, id: i + 1 })),
      { budget: 60 },
    )
    writeFileSync(join(folder, 'kept.py'), await scriptOf(kept))
    const whole = start(['kept.py'])
    expect(start(['kept.py', '--checkpoint', 'half.pt', '--until', '31']).status).toBe(0)
    const { curves } = start(['kept.py', '--resume', 'half.pt'])
    expect([...curves.keys()]).toEqual([1, 2, 3, 4, 5])
    // To the bit.
    for (const [id, columns] of curves)
      expect({ ...columns, seconds: [] }).toEqual({ ...whole.curves.get(id), seconds: [] })
  }, 300_000)

  it('ends with an error in all of them where one fails', () => {
    const broken = readFileSync(join(folder, 'dense.py'), 'utf8').replace(
      'class Race:',
      "if os.environ.get('RANK') == '1':\n    raise SystemExit('broken')\n\n\nclass Race:",
    )
    writeFileSync(join(folder, 'broken.py'), broken)
    const { status, stderr } = start(['broken.py', '--workers', '2'])
    expect(status).not.toBe(0)
    expect(stderr).toContain('broken')
  }, 300_000)

  it('says what is wrong with its options, and trains one racer', () => {
    expect(start(['dense.py', '--racer', '9']).stderr).toContain('--racer must be one of [1, 2, 3], got 9')
    expect(start(['dense.py', '--until', '9']).stderr).toContain('--until needs a --checkpoint')
    const { curves } = start(['dense.py', '--racer', '2', '--steps', '10', '--dtype', 'float32'])
    expect([...curves.keys()]).toEqual([2])
    expect(curves.get(2)!.step!).toHaveLength(11)
  }, 300_000)
})
