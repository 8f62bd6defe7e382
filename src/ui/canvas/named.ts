/**
 * The racers whose names are written out: all up to six, else the selected, the first three and the last.
 * `ranked` holds ids, the best first.
 */
export function namedRacers(ranked: readonly number[], selected: number | null): Set<number> {
  if (ranked.length <= 6) return new Set(ranked)
  const named = new Set([...ranked.slice(0, 3), ranked.at(-1)!])
  if (selected !== null && ranked.includes(selected)) named.add(selected)
  return named
}
