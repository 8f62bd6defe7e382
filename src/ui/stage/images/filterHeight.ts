/** How large filters are drawn. */

/** Between two filters, and the line below each that names it. */
export const gap = { x: 10, y: 6, name: 16 }
const smallest = 40
const greatest = 104

/** The greatest height with which `count` pictures of this aspect (width / height) fit in a frame; the smallest where they never do. */
export function filterHeight(
  count: number,
  aspect: number,
  frame: { readonly width: number; readonly height: number },
): number {
  for (let height = greatest; height > smallest; height -= 2) {
    const columns = Math.floor((frame.width - 8 + gap.x) / (Math.round(height * aspect) + gap.x))
    const rows = Math.ceil(count / Math.max(1, columns))
    if (columns > 0 && rows * (height + gap.name + gap.y) <= frame.height - 8) return height
  }
  return smallest
}
