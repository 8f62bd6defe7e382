/**
 * vitest 5 is written for Node 22: in Node 20 it runs, but its report of a failed test needs these two. Without them a
 * failure would show itself as a crash of the reporter.
 */
type Grouper<T> = (item: T, index: number) => PropertyKey

function groupToMap<T>(items: Iterable<T>, key: (item: T, index: number) => unknown): Map<unknown, T[]> {
  const groups = new Map<unknown, T[]>()
  let index = 0
  for (const item of items) {
    const name = key(item, index++)
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return groups
}

const missing = (target: object, name: string, value: unknown) =>
  name in target || Object.defineProperty(target, name, { value, writable: true, configurable: true })

missing(Map, 'groupBy', groupToMap)
missing(Object, 'groupBy', <T>(items: Iterable<T>, key: Grouper<T>) => Object.fromEntries(groupToMap(items, key)))
missing(Promise, 'withResolvers', () => {
  let resolve, reject
  const promise = new Promise((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
})
