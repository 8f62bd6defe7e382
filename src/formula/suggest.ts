/** The number of single-character insertions, deletions, changes and swaps of neighbours between two words. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      next.push(best)
    }
    before = row
    row = next
  }
  return row[b.length]!
}

/** The allowed word most like the one written, if any is like it. */
export function suggest(written: string, allowed: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.floor(written.length / 3) + 1.5
  for (const word of allowed) {
    const apart = distance(written.toLowerCase(), word.toLowerCase())
    if (apart < least && apart < Math.max(word.length, written.length)) {
      best = word
      least = apart
    }
  }
  return best
}
