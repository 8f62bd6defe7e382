import type { network as english } from '../en/network.ts'
import type { Texts } from '../texts.ts'

export const network: Texts<typeof english> = {
  networkOf: '{{name}} 的网络。方向键在单元之间移动。',
  noHidden: '没有隐藏单元：输出是输入的加权和。',
  inputs: '输入',
  outputs: '输出',
  layer: '第 {{layer}} 层',
  unit: '单元 {{unit}}',
  unitOf: '第 {{layer}} 层，单元 {{unit}}',
  inputIs: '输入 {{name}}',
  output: '输出',
  outputNumber: '输出 {{unit}}',
  outputIs: '输出：{{name}}',
  told: '{{name}}：偏置 {{bias}}；最强的输入：{{inputs}}',
  comma: '、',
  more: '另有 {{count}} 个',
  whole: '网络的判断',
  hint: '指向一个单元，可放大查看它和它的数值。',
  least: '最低',
  greatest: '最高',
  bias: '偏置',
  positive: '权重大于 0',
  negative: '小于 0',
  width: '越粗，权重越大',
  colours: '单元的值，范围为该列的 ±',
}
