import { number } from '../parameters.ts'
import type { Wrapper } from '../wrapper.ts'

/** Every k steps the slow weights go alpha of the way to the fast ones, which then start again from there. The state of the rule is kept. */
export const lookahead: Wrapper = {
  id: 'lookahead',
  name: { en: 'Lookahead', zh: 'Lookahead' },
  source: 'Zhang et al. 2019, Algorithm 1, arXiv:1907.08610; as michaelrzhang/lookahead',
  summary: {
    en: 'A slow copy follows a fast explorer and calls it back every few steps.',
    zh: '慢速副本跟随快速探索者，每隔几步把它召回。',
  },
  use: {
    en: 'When a fast optimizer rattles: it gets steadier at little cost.',
    zh: '快速优化器抖动时：几乎不增加开销就更稳。',
  },
  place: 'after',
  parameters: {
    steps: number({
      label: { en: 'Steps ahead', zh: '前探步数' },
      symbol: 'k',
      unit: { en: 'steps', zh: '步' },
      description: { en: 'Fast steps between two of the slow copy.', zh: '慢速副本两次更新之间的快速步数。' },
      default: 5,
      min: 1,
      max: 100,
      integer: true,
    }),
    alpha: number({
      label: { en: 'Slow step', zh: '慢步比例' },
      symbol: '\\alpha',
      description: { en: 'Share of the way that the slow copy takes.', zh: '慢速副本走过路程的比例。' },
      default: 0.5,
      min: 0,
      max: 1,
    }),
  },
  rule: `
    state slow = theta
    sync = mod(t, steps) == 0
    slow = where(sync, slow + alpha * (theta - slow), slow)
    theta = where(sync, slow, theta)
    show slow = slow
  `,
}
