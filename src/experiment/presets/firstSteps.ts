import { entry, experiment, surface, type Preset } from './preset.ts'

const group = { en: 'First steps', zh: '入门' }

export const firstSteps: readonly Preset[] = [
  {
    id: 'parabola',
    group,
    title: { en: 'One parameter', zh: '一个参数' },
    question: { en: 'How does a ball find the bottom?', zh: '小球如何找到谷底？' },
    hint: {
      en: 'J(θ) = (θ − 3)², one parameter, 1,000 epochs. Guess where the ball will be after ten steps, then press play.',
      zh: 'J(θ) = (θ − 3)²，一个参数，1000 轮。先猜十步之后小球在哪里，再按播放。',
    },
    look: {
      en: 'Each step is the rate times the slope: long on the wall, ever shorter towards θ = 3.',
      zh: '每一步是学习率乘以坡度：坡上步子大，越接近 θ = 3 越小。',
    },
    experiment: experiment('parabola', surface('parabola'), [entry('Gradient descent', 'sgd', 0.01)], {
      budget: 1000,
      target: 1e-6,
    }),
  },
  {
    id: 'step-size',
    group,
    title: { en: 'Four rates', zh: '四种学习率' },
    question: { en: 'How large may a step be?', zh: '步子可以迈多大？' },
    hint: {
      en: 'Four balls on the same parabola differ only in the rate. Which one comes to rest first?',
      zh: '同一条抛物线上的四个小球只有学习率不同。哪一个最先停下？',
    },
    look: {
      en: 'Up to a rate of 0.5 a ball rolls down one side. Above it the ball hops across; above 1 each hop is longer than the last.',
      zh: '学习率不超过 0.5 时沿一侧下降；超过 0.5 会跳到对面；超过 1 则一跳比一跳远。',
    },
    experiment: experiment(
      'step-size',
      surface('parabola'),
      [
        entry('Slow', 'sgd', 0.02),
        entry('Good', 'sgd', 0.3),
        entry('Bouncing', 'sgd', 0.95),
        entry('Too far', 'sgd', 1.02),
      ],
      { budget: 100, target: 1e-6 },
    ),
  },
  {
    id: 'four-valleys',
    group,
    title: { en: 'Four valleys', zh: '四个山谷' },
    question: { en: 'Does the start decide the end?', zh: '起点决定终点吗？' },
    hint: {
      en: 'Himmelblau’s function has four equally deep minima. All four racers start near its hilltop: which valley will each one take?',
      zh: 'Himmelblau 函数有四个同样深的最小值。四位选手都从山顶附近出发：各会落入哪个山谷？',
    },
    look: {
      en: 'Same start, two valleys: it is the path that decides. Move the start a little and watch the choices change.',
      zh: '起点相同，却落入两个山谷：决定结果的是路径。稍微移动起点，选择就会改变。',
    },
    experiment: experiment(
      'four-valleys',
      surface('himmelblau', {}, { start: [0.2, -0.6] }),
      [
        entry('SGD', 'sgd', 0.01),
        entry('Momentum', 'sgd', 0.01, { parameters: { momentum: 0.9 } }),
        entry('RMSProp', 'rmsprop', 0.05),
        entry('Adam', 'adam', 0.3),
      ],
      { budget: 200, target: 1e-4 },
    ),
  },
]
