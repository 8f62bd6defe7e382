import { describe, expect, it } from 'vitest'
import { News } from './news.ts'

describe('news', () => {
  it('are told once an animation frame, and only when there are some', () => {
    const frames: (() => void)[] = []
    const news = new News((callback) => void frames.push(callback))
    let told = 0
    const end = news.subscribe(() => told++)
    for (let round = 1; round <= 3; round++) {
      for (let row = 0; row < 5; row++) news.announce()
      expect(frames.length).toBe(1)
      frames.shift()!()
      expect([told, news.version]).toEqual([round, round])
    }
    expect(frames.length).toBe(0)
    end()
    news.announce()
    frames.shift()!()
    expect(told).toBe(3)
  })
})
