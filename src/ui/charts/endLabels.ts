/** Heights of the names at the ends of curves, so that none covers another. */

export interface EndLabel {
  readonly key: number
  readonly x: number
  /** Where it would stand best: its centre. */
  readonly y: number
  readonly width: number
}

/** Pixels right of the plot for names of these widths: enough for the longest, and at most a third of the chart. */
export function roomForNames(widths: readonly number[], chart: number): number {
  const marker = 28
  return Math.round(Math.min(Math.max(88, ...widths.map((width) => width + marker)), Math.max(88, chart / 3)))
}

/** Centres by key, moved as little as it takes; labels that have no column of pixels in common do not move each other. */
export function spread(labels: readonly EndLabel[], height: number, top: number, bottom: number): Map<number, number> {
  const placed = new Map<number, number>()
  for (const group of overlapping(labels)) for (const [key, y] of stack(group, height, top, bottom)) placed.set(key, y)
  return placed
}

function overlapping(labels: readonly EndLabel[]): EndLabel[][] {
  const sorted = [...labels].sort((a, b) => a.x - b.x)
  const groups: EndLabel[][] = []
  let end = -Infinity
  for (const label of sorted) {
    if (label.x < end) groups.at(-1)!.push(label)
    else groups.push([label])
    end = Math.max(end, label.x + label.width)
  }
  return groups
}

interface Block {
  readonly labels: EndLabel[]
  /** Top of its first label. */
  start: number
}

/** Blocks of touching labels stand at the mean of what their labels want; blocks that meet are joined. */
function stack(labels: readonly EndLabel[], height: number, top: number, bottom: number): [number, number][] {
  const sorted = [...labels].sort((a, b) => a.y - b.y || a.key - b.key)
  const blocks: Block[] = []
  for (const label of sorted) {
    let block: Block = { labels: [label], start: 0 }
    settle(block, height, top, bottom)
    for (let before = blocks.at(-1); before && endOf(before, height) > block.start; before = blocks.at(-1)) {
      blocks.pop()
      block = { labels: [...before.labels, ...block.labels], start: 0 }
      settle(block, height, top, bottom)
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ labels: members, start }) =>
    members.map((label, i): [number, number] => [label.key, start + (i + 0.5) * height]),
  )
}

function settle(block: Block, height: number, top: number, bottom: number): void {
  const wanted = block.labels.reduce((sum, label, i) => sum + label.y - (i + 0.5) * height, 0) / block.labels.length
  block.start = Math.max(top, Math.min(bottom - block.labels.length * height, wanted))
}

function endOf({ labels, start }: Block, height: number): number {
  return start + labels.length * height
}
