import type { gallery as english } from '../en/gallery.ts'
import type { Texts } from '../texts.ts'

export const gallery: Texts<typeof english> = {
  heading: '想看什么？',
  lead: '{{shown}} 个实验，每个一个问题。打开后可以撤销，回到现在的实验。',
  searchLabel: '搜索实验',
  groups: '分组',
  current: '当前',
  failed: '其他实验无法加载。',
  retry: '重试',
}
