import { opening, ravines as group } from './opening.ts'
import { entry, experiment, surface, type Preset } from './preset.ts'

export const ravinesAndSaddles: readonly Preset[] = [
  opening,
  {
    id: 'rosenbrock',
    group,
    title: { en: 'Rosenbrock valley', zh: 'Rosenbrock 弯谷' },
    question: { en: 'Who gets round the bend?', zh: '谁能拐过弯道？' },
    hint: {
      en: 'The valley is easy to enter and hard to follow: its floor is almost flat and bends. The minimum is at (1, 1).',
      zh: '进入山谷容易，沿谷前行困难：谷底几乎是平的，而且弯曲。最小值在 (1, 1)。',
    },
    look: {
      en: 'All reach the floor within twenty steps. After that only those that gather speed along it get on.',
      zh: '二十步之内都到了谷底。之后只有能沿谷底加速的才走得快。',
    },
    experiment: experiment(
      'rosenbrock',
      surface('rosenbrock'),
      [
        entry('SGD', 'sgd', 0.0015),
        entry('Momentum', 'sgd', 0.0008, { parameters: { momentum: 0.9 } }),
        entry('Nesterov', 'sgd', 0.0012, { parameters: { momentum: 0.9, nesterov: true } }),
        entry('Adam', 'adam', 0.1),
      ],
      { budget: 2000, target: 1e-4 },
    ),
  },
  {
    id: 'saddle',
    group,
    title: { en: 'Saddle', zh: '鞍点' },
    question: { en: 'Who escapes the saddle?', zh: '谁能逃离鞍点？' },
    hint: {
      en: 'The start is on the ridge, a thousandth off its crest. The slope leads to the saddle first; the way down is sideways.',
      zh: '起点在山脊上，偏离脊线仅千分之一。坡度先把选手引向鞍点；真正的下坡在侧面。',
    },
    look: {
      en: 'SGD nearly stops at the saddle. Methods that rescale each direction turn the tiny sideways slope into full steps.',
      zh: 'SGD 在鞍点几乎停住。逐方向缩放的方法把微小的侧向坡度放大成完整的步子。',
    },
    experiment: experiment(
      'saddle',
      surface('saddle'),
      [
        entry('SGD', 'sgd', 0.1),
        entry('Momentum', 'sgd', 0.05, { parameters: { momentum: 0.9 } }),
        entry('Adagrad', 'adagrad', 0.2),
        entry('Adam', 'adam', 0.05),
      ],
      { budget: 200, target: 1e-3 },
    ),
  },
  {
    id: 'plateau',
    group,
    title: { en: 'Plateau', zh: '平坦区' },
    question: { en: 'What helps on a plateau?', zh: '在平坦区什么有用？' },
    hint: {
      en: 'Beale’s function is steep at the corners and almost flat between them. The minimum is at (3, 0.5), across the plain.',
      zh: 'Beale 函数四角陡峭，中间几乎是平的。最小值在平原另一侧的 (3, 0.5)。',
    },
    look: {
      en: 'The corner needs a tiny rate, and with it SGD and momentum crawl on the plain. RMSProp and Adam rescale, and walk across.',
      zh: '陡角要求很小的学习率，于是 SGD 与动量在平原上爬行。RMSProp 与 Adam 会缩放步长，稳步走过。',
    },
    experiment: experiment(
      'plateau',
      surface('beale', {}, { start: [-3, -1] }),
      [
        entry('SGD', 'sgd', 0.0003),
        entry('Momentum', 'sgd', 0.0003, { parameters: { momentum: 0.9 } }),
        entry('RMSProp', 'rmsprop', 0.03),
        entry('Adam', 'adam', 0.1),
      ],
      { budget: 1000, target: 1e-3 },
    ),
  },
  {
    id: 'curvature',
    group,
    title: { en: 'Using the curvature', zh: '利用曲率' },
    question: { en: 'What is the curvature good for?', zh: '曲率有什么用？' },
    hint: {
      en: 'The bent valley again, but only sixty steps. Three racers look at how the slope changes, not only at the slope.',
      zh: '还是那条弯谷，但只有六十步。三位选手不只看坡度，还看坡度如何变化。',
    },
    look: {
      en: 'Newton asks for the curvature, L-BFGS and CG guess it from past slopes. Compare by evaluations too: a step may take several.',
      zh: '牛顿法直接用曲率，L-BFGS 与 CG 从过去的坡度推测。也按求值次数比较：它们一步可能求值多次。',
    },
    experiment: experiment(
      'curvature',
      surface('rosenbrock'),
      [
        entry('Momentum', 'sgd', 0.0008, { parameters: { momentum: 0.9 } }),
        entry('Nonlinear CG', 'nonlinear-cg', 1),
        entry('L-BFGS', 'lbfgs', 1),
        entry('Newton', 'newton', 1),
      ],
      { budget: 60, target: 1e-6 },
    ),
  },
  {
    id: 'saddle-free',
    group,
    title: { en: 'Newton on a hilltop', zh: '山顶上的牛顿法' },
    question: { en: 'Why does Newton climb?', zh: '牛顿法为什么会上山？' },
    hint: {
      en: 'The start is next to a maximum of Himmelblau’s function. All four racers know only what is around them.',
      zh: '起点紧挨着 Himmelblau 函数的一个极大值。四位选手都只知道周围的情况。',
    },
    look: {
      en: 'Pure Newton goes where the slope vanishes, here up. With the sizes of the curvatures alone every direction leads down.',
      zh: '纯牛顿法走向坡度为零之处，这里是山顶。只取曲率的大小，每个方向就都向下。',
    },
    experiment: experiment(
      'saddle-free',
      surface('himmelblau', {}, { start: [0.1, -0.5] }),
      [
        entry('Newton, pure', 'newton', 1, { parameters: { kind: 'pure' } }),
        entry('Newton, saddle-free', 'newton', 1, { parameters: { kind: 'absolute' } }),
        entry('SGD', 'sgd', 0.01),
        entry('L-BFGS', 'lbfgs', 1),
      ],
      { budget: 60, target: 1e-6 },
    ),
  },
]
