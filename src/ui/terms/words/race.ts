/** The race: what is compared, how long, and how it is counted. */
import type { Term } from '../term.ts'

export const race = {
  problem: {
    name: { en: 'Problem', zh: '问题' },
    text: {
      en: 'What is minimized: a function of one or two parameters, or the error of a model on data.',
      zh: '要最小化的对象：一元或二元函数，或模型在数据上的误差。',
    },
    formula: '\\min_\\theta f(\\theta)',
  },
  racer: {
    name: { en: 'Racer', zh: '选手' },
    text: {
      en: 'An optimizer with its settings. All start at the same place and see the same batches.',
      zh: '一个优化器及其设置。所有选手从同一点出发，看到相同的批次。',
    },
  },
  start: {
    name: { en: 'Start', zh: '起点' },
    text: {
      en: 'The parameters before the first step; the same for all racers.',
      zh: '第一步之前的参数；所有选手相同。',
    },
    formula: '\\theta_0',
  },
  step: {
    name: { en: 'Step', zh: '步' },
    text: { en: 'One update of all parameters.', zh: '对全部参数的一次更新。' },
    formula: '\\theta_{t} = \\theta_{t-1} - \\eta\\, g_{t}',
  },
  epoch: {
    name: { en: 'Epoch', zh: '轮次' },
    text: {
      en: 'As many steps as it takes to see every training sample once.',
      zh: '把每个训练样本看一遍所需的步数。',
    },
    formula: '\\text{epoch} = \\frac{\\text{steps} \\cdot B}{N_{\\text{train}}}',
  },
  samplesSeen: {
    name: { en: 'Samples seen', zh: '已看样本' },
    text: {
      en: 'Training samples that gradients were taken of so far, repeats counted.',
      zh: '到目前为止用来求梯度的训练样本数，重复的也计入。',
    },
    formula: 't \\cdot B',
  },
  evaluations: {
    name: { en: 'Gradient evaluations', zh: '梯度计算次数' },
    text: {
      en: 'Gradients taken so far. Some methods need several a step, so this compares by work.',
      zh: '到目前为止计算梯度的次数。有些方法一步需要多次，因此它按工作量比较。',
    },
  },
  seconds: {
    name: { en: 'Seconds', zh: '秒' },
    text: {
      en: 'Computing time of the racer on this machine. It differs from machine to machine.',
      zh: '选手在本机上的计算时间，因机器而异。',
    },
  },
  budget: {
    name: { en: 'Steps', zh: '步数' },
    text: {
      en: 'Updates that each racer makes before it has finished. Schedules stretch over them.',
      zh: '每个选手结束前的更新次数。调度随之伸缩。',
    },
  },
  target: {
    name: { en: 'Target loss', zh: '目标损失' },
    text: {
      en: 'The loss that counts as reached; the table tells who reached it first.',
      zh: '视为达到的损失；表格显示谁最先达到。',
    },
  },
  rank: {
    name: { en: 'Rank', zh: '名次' },
    text: {
      en: 'By the loss now: on data the validation loss where there is one. One run with one seed is one sample, not a verdict.',
      zh: '按当前损失排名；在数据上若有验证集则按验证损失。一个种子的一次运行只是一个样本，不是定论。',
    },
  },
  status: {
    name: { en: 'Status', zh: '状态' },
    text: {
      en: 'What a racer does now. Diverged: loss, gradient or a parameter is no longer a finite number.',
      zh: '选手当前在做什么。发散：损失、梯度或某个参数不再是有限数。',
    },
  },
  seed: {
    name: { en: 'Seed', zh: '随机种子' },
    text: {
      en: 'Where all random numbers begin: data, first weights, batches, noise. The same seed gives the same race, bit for bit.',
      zh: '所有随机数的起点：数据、初始权重、批次、噪声。同一种子得到逐位相同的比赛。',
    },
  },
  precision: {
    name: { en: 'Precision', zh: '精度' },
    text: {
      en: 'How many digits numbers have: about 7 in float32, about 16 in float64.',
      zh: '数字的有效位数：float32 约 7 位，float64 约 16 位。',
    },
  },
  speed: {
    name: { en: 'Speed', zh: '速度' },
    text: {
      en: 'Steps per second that are shown. It changes nothing about the numbers.',
      zh: '每秒显示的步数。对数值没有任何影响。',
    },
  },
} as const satisfies Record<string, Term>
