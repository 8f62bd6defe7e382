import type { Texts } from '../texts.ts'
import type { share as english } from '../en/share.ts'

export const share: Texts<typeof english> = {
  share: '分享',
  title: '分享这个实验',
  explanation: '链接包含一切：问题、选手、随机种子和步数。任何人打开它都会得到逐位相同的曲线。',
  link: '链接',
  keptLink: '打开时的链接',
  characters: '{{shown}} 个字符',
  copy: '复制链接',
  copied: '已复制',
  saveStage: '保存舞台',
  saveChart: '保存：{{measure}}',
  save: {
    png: '图片（PNG）',
    svg: '矢量图（SVG）',
    run: '整个运行',
    csv: '曲线（CSV）',
    json: '实验与曲线（JSON）',
    experiment: '整个实验',
    pytorch: 'PyTorch 脚本',
    pytorchText: '在浏览器之外继续训练，可用多个进程；只需 Python 与 PyTorch。',
  },
  copyFailed: '浏览器不允许复制。请选中链接后手动复制。',
}
