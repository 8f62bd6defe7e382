/**
 * The keys that go when `most` may stay: first those that no date orders, then the oldest.
 * @param all every key
 * @param byDate the keys with a date, the oldest first
 */
export function toDrop<K>(all: readonly K[], byDate: readonly K[], most: number): readonly K[] {
  const dated = new Set(byDate)
  const undated = all.filter((key) => !dated.has(key))
  return [...undated, ...byDate].slice(0, Math.max(0, all.length - most))
}
