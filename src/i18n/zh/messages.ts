import type { Texts } from '../texts.ts'
import type { messages as english } from '../en/messages.ts'

export const messages: Texts<typeof english> = {
  linkTruncated: '这个链接不完整：末尾缺失了一部分。页面显示的是另一个实验。',
  linkDamaged: '这个链接已损坏：有字符被改动或丢失。页面显示的是另一个实验。',
  linkOversized: '这个链接超过了允许的大小（16 KB，解压后 256 KB）。页面显示的是另一个实验。',
  linkTooNew: '这个链接由更新版本的 Downhill 生成。请刷新页面以获取新版本。',
  linkInvalid: '这个链接中没有有效的实验：{{path}} {{message}}',
  linkEmpty: '这个链接是空的：# 后面没有内容。',
  editRefused: '此更改未生效：{{path}} {{message}}',
  workerReplaced: '一个工作线程停止并已被替换。{{names}} 从第 {{step}} 步继续；没有丢失任何结果。',
  workerLost: '一个工作线程连续停止了 {{times}} 次。{{names}} 不再继续；可重置比赛后再试。',
  racerFailed: '{{name}} 无法运行：{{message}}',
  sceneFailed: '无法计算问题的图像：{{message}}',
  runsFull: '浏览器没有剩余空间，因此不保存运行和未保存的工作。其他功能照常。',
  runsNewer: '此设备上的运行由更新版本的 Downhill 保存，因此本标签页不保存。请刷新页面以获取新版本。',
  runsBlocked: '另一个标签页中的旧版 Downhill 占用了已保存的运行。请关闭它，以便在此保存。',
  runsUnavailable:
    '浏览器不为此页面保存数据（无痕窗口，或存储已关闭或损坏），因此不保存运行和未保存的工作。其他功能照常。',
  workFound: '您上次访问时修改过一个实验。',
  resumeWork: '继续上次的工作',
  saveFailed: '无法保存文件：{{message}}',
  deviceMissing: '此实验要求使用 {{device}}，而这里没有（{{message}}）。现在 {{next}} 上运行。',
  deviceFailed: '{{device}} 在第 {{step}} 步失效（{{message}}）。比赛停在最近的检查点，没有丢失任何结果。',
  deviceReplaced: '{{device}} 在第 {{step}} 步失效（{{message}}）。比赛已从最近的检查点在 {{next}} 上继续。',
  fallBack: '在 {{next}} 上继续',
  adviceLowerRate: '步子越来越大而不是越来越小。低于 {{from}} 的学习率也许可行：试试 {{rate}}。',
}
