import type { Texts } from '../texts.ts'
import type { charts as english } from '../en/charts.ts'

export const charts: Texts<typeof english> = {
  measure: {
    loss: '损失 f',
    dataLoss: '损失',
    distance: '到最小值的距离',
    gradientNorm: '梯度范数',
    rate: '学习率',
    validationAccuracy: '验证准确率',
    trainAccuracy: '训练准确率',
    batchLoss: '批量损失',
  },
  lower: {
    loss: '损失 f',
    distance: '到最小值的距离',
    gradientNorm: '梯度范数',
    rate: '学习率',
    validationAccuracy: '验证准确率',
    trainAccuracy: '训练准确率',
    batchLoss: '批量损失',
  },
  lossLower: '损失',
  solidDashed: '实线训练 · 虚线验证',
  train: '训练',
  validation: '验证',
  by: { step: '按步', epoch: '按轮次', seconds: '按秒' },
  at: { step: '第 {{value}} 步', epoch: '第 {{value}} 轮', seconds: '{{value}} 秒' },
  modeLabel: '横轴',
  secondLabel: '第二个图表',
  log: 'log',
  logLabel: 'log 对数坐标：{{measure}}',
  plotLabel: '{{measure}}，{{mode}}。左右方向键读取数值。',
  empty: '曲线将显示在这里。',
  emptyKeys: '按 [space] 播放，按 [right] 前进一步。',
}
