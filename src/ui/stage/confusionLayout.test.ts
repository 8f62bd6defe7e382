import { describe, expect, it } from 'vitest'
import { arrangement, captionHeight, confusionLayout, nameHeight, recallWidth, titleHeight } from './confusionLayout.ts'

describe('confusionLayout', () => {
  const frames = [
    { width: 340, height: 190 },
    { width: 720, height: 440 },
    { width: 378, height: 280 },
    { width: 170, height: 120 },
  ]
  it.each(frames)('keeps everything within $width × $height', (frame) => {
    for (const classes of [2, 3, 10, 50])
      for (const pictures of [false, true]) {
        const layout = confusionLayout(frame, classes, 80, pictures)
        expect(layout.matrix.x - layout.labelWidth).toBeGreaterThanOrEqual(0)
        expect(layout.matrix.x + layout.matrix.width + recallWidth).toBeLessThanOrEqual(frame.width)
        expect(layout.matrix.y + layout.matrix.height).toBeLessThanOrEqual(frame.height)
        expect(layout.cellWidth * classes).toBeCloseTo(layout.matrix.width)
        for (const [x, y] of layout.pictures) {
          expect(x).toBeGreaterThanOrEqual(layout.matrix.x + layout.matrix.width + recallWidth)
          expect(x + layout.pictureSize).toBeLessThanOrEqual(frame.width)
          expect(y + layout.pictureSize + captionHeight).toBeLessThanOrEqual(frame.height)
        }
      }
  })
  it('stands in the middle of what is left below its words', () => {
    const { matrix } = confusionLayout({ width: 720, height: 600 }, 2, 60, false)
    const head = 5 + titleHeight + nameHeight
    expect(matrix.y - head).toBeCloseTo(600 - 10 - (matrix.y + matrix.height))
    expect(matrix.y).toBeGreaterThan(head)
  })
  it('has pictures only where they are wanted, and figures only where they can be read', () => {
    expect(confusionLayout(frames[1]!, 10, 10, true).pictures.length).toBeGreaterThanOrEqual(6)
    expect(confusionLayout(frames[0]!, 10, 10, true).pictures.length).toBeGreaterThanOrEqual(3)
    expect(confusionLayout(frames[1]!, 10, 10, false).pictures).toEqual([])
    expect(confusionLayout(frames[3]!, 50, 10, false).font).toBe(0)
    expect(confusionLayout(frames[0]!, 10, 10, true).font).toBeGreaterThanOrEqual(8)
  })
})

describe('arrangement', () => {
  it('shows all side by side where their figures can be read', () => {
    expect(arrangement({ width: 730, height: 470 }, 4, 10, 8)).toBe('tiles')
    expect(arrangement({ width: 730, height: 470 }, 6, 3, 60)).toBe('tiles')
    expect(arrangement({ width: 390, height: 310 }, 1, 10, 8)).toBe('tiles')
  })
  it('shows one, with all racers above it or beside it, where they cannot', () => {
    expect(arrangement({ width: 390, height: 310 }, 6, 10, 8)).toBe('above')
    expect(arrangement({ width: 400, height: 200 }, 6, 10, 8)).toBe('beside')
    expect(arrangement({ width: 400, height: 200 }, 2, 10, 8)).toBe('beside')
    // Figures have room, but of the names only a letter or two.
    expect(arrangement({ width: 390, height: 310 }, 4, 2, 30)).toBe('tiles')
    expect(arrangement({ width: 390, height: 310 }, 4, 2, 160)).toBe('above')
  })
})
