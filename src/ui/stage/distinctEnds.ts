/** What tells names apart that begin alike: 'cultivar 1' and 'cultivar 2' are 1 and 2. */

/** The names without the words that all of them begin with; as they are where nothing would be left of one, or nothing is shared. */
export function distinctEnds(names: readonly string[]): readonly string[] {
  const [first = '', ...others] = names
  let shared = 0
  while (shared < first.length && others.every((name) => name[shared] === first[shared])) shared++
  // A name is cut between words, not within one.
  const cut = first.slice(0, shared).lastIndexOf(' ') + 1
  const ends = names.map((name) => name.slice(cut))
  return others.length > 0 && cut > 0 && ends.every((end) => end !== '') ? ends : names
}
