/** A source with its addresses taken apart, so that they can be followed. */

export interface SourcePart {
  readonly text: string
  /** Where it leads, for what is an address. */
  readonly href?: string
}

const address = /(arXiv:[A-Za-z-]*\/?\d[\d.]*\d(?:v\d+)?|doi:10\.\d{4,9}\/[^\s;,]+|https:\/\/[^\s;,]+)/

/** What ends a sentence and not an address; a bracket belongs to the address where it was opened there. */
function withoutEnd(text: string): string {
  const end = text.at(-1) ?? ''
  const closes = end === ')' && !text.includes('(')
  return closes || end === '.' || end === ':' ? withoutEnd(text.slice(0, -1)) : text
}

function hrefOf(text: string): string {
  if (text.startsWith('arXiv:')) return `https://arxiv.org/abs/${text.slice('arXiv:'.length)}`
  return text.startsWith('doi:') ? `https://doi.org/${text.slice('doi:'.length)}` : text
}

/** The parts of a source: `arXiv:ID`, `doi:ID` and https addresses are links, the rest is text. */
export function sourceParts(source: string): readonly SourcePart[] {
  const parts: SourcePart[] = []
  let rest = source
  for (let found = address.exec(rest); found; found = address.exec(rest)) {
    const link = withoutEnd(found[0])
    if (found.index > 0) parts.push({ text: rest.slice(0, found.index) })
    parts.push({ text: link, href: hrefOf(link) })
    rest = rest.slice(found.index + link.length)
  }
  return rest === '' ? parts : [...parts, { text: rest }]
}
