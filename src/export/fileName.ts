/** Names of files: the title in small letters, the step, the ending. */

/** `ravines-adam-step-500.csv`; words of any script stay, everything else becomes a hyphen. */
export function fileName(parts: readonly string[], ending: string): string {
  const slug = parts
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  const short = [...slug].slice(0, 80).join('').replace(/-+$/, '')
  return `${short === '' ? 'downhill' : short}.${ending}`
}
