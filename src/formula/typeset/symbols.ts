/** How names are typeset. */

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  )

/** Signs that names have by custom, unless the formula uses that sign's own name. */
const customary: Readonly<Record<string, string>> = {
  epsilon: '\\varepsilon',
  inf: '\\infty',
  lr: '\\eta',
  weightDecay: '\\lambda',
  momentum: '\\mu',
  loss: 'L',
  rows: 'n_{\\mathrm{rows}}',
  cols: 'n_{\\mathrm{cols}}',
  hessianDiagonal: '\\operatorname{diag} H',
  base: '\\eta_{0}',
  step: 't',
  budget: 'T',
  metric: 'L_{\\mathrm{val}}',
  prediction: '\\hat{y}',
  target: 'y',
}

/** Names whose customary sign is another name's own. */
const clashes: Readonly<Record<string, string>> = {
  lr: 'eta',
  base: 'eta',
  weightDecay: 'lambda',
  momentum: 'mu',
  loss: 'L',
  step: 't',
  budget: 'T',
  target: 'y',
}

/** A letter or Greek letter, and what follows it. */
const pattern = new RegExp(`^(${greek.join('|')}|[A-Za-z])([A-Z][A-Za-z]*|[Hh]at)?(\\d*)$`)

/**
 * The LaTeX of a name: Greek letters and single letters as signs, a final number or capitalized word as an index,
 * `Hat` as a hat, other words upright. `symbols` come first; then custom (lr is eta), where `names` has no such name itself.
 */
export function symbol(name: string, symbols: Readonly<Record<string, string>>, names: ReadonlySet<string>): string {
  if (Object.hasOwn(symbols, name)) return symbols[name] as string
  const clash = Object.hasOwn(clashes, name) ? (clashes[name] as string) : ''
  if (Object.hasOwn(customary, name) && !names.has(clash)) return customary[name] as string
  const [, letter, word, digits] = pattern.exec(name) ?? []
  if (!letter) return upright(name)
  const sign = letter.length === 1 ? letter : letter === 'epsilon' ? '\\varepsilon' : `\\${letter}`
  const hat = word === 'Hat' || word === 'hat'
  const index = word && !hat ? `\\mathrm{${word[0]!.toLowerCase()}${word.slice(1)}}` : ''
  const below = [index, digits].filter(Boolean).join(',')
  return `${hat ? `\\hat{${sign}}` : sign}${below ? `_{${below}}` : ''}`
}

/** A word in upright letters; a final number becomes an index. */
function upright(name: string): string {
  const [, word, digits] = /^(.*?)(\d*)$/.exec(name) as unknown as [string, string, string]
  return `\\mathrm{${word.replaceAll('_', '\\_')}}${digits ? `_{${digits}}` : ''}`
}

/** A symbol with a further index, such as the step it belongs to. */
export function withIndex(base: string, index: string): string {
  const [, sign, below] = /^([^_^]*)_\{([^{}]*(?:\{[^{}]*\})?[^{}]*)\}$/.exec(base) ?? []
  if (sign) return `${sign}_{${below},${index}}`
  return /[_^]|operatorname/.test(base) ? `{${base}}_{${index}}` : `${base}_{${index}}`
}
