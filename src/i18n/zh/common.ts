import type { Texts } from '../texts.ts'
import type { common as english } from '../en/common.ts'

export const common: Texts<typeof english> = {
  close: '关闭',
  dismiss: '知道了',
  messages: '消息',
  charts: '图表',
  racers: '选手',
  problem: '问题',
  views: '视图',
  replace: '替换',
  useRange: '请输入 {{from}} 到 {{to}}',
  useWhole: '请输入 {{from}} 到 {{to}} 的整数',
  useNumber: '请输入一个数',
  ownFormula: '自定义公式',
  ownFormulaShort: '自定义公式',
  wholeFormula: '显示完整公式',
  ownRule: '自定义规则',
  lastValid: '比赛继续使用上一个有效版本，您的文字已保留。',
  namesYouCanUse: '可用的名称',
}
