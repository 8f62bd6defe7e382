import type { Texts } from '../texts.ts'
import type { space as english } from '../en/space.ts'

export const space: Texts<typeof english> = {
  label: '三维曲面。方向键旋转，+ 和 − 缩放，0 恢复。',
  hint: '拖动旋转',
  scale: '高度：相同刻度',
  turnLeft: '向左旋转',
  turnRight: '向右旋转',
  higher: '从更高处看',
  lower: '从更低处看',
  lost: '显卡收回了画面，稍后会自动恢复；等高线显示的是同一场比赛。',
}
