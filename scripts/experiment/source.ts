/** Where the document of `npm run experiment` comes from: a whole link, its fragment, or a file. */
import { decodeLink } from '../../src/experiment/link.ts'
import { validate } from '../../src/experiment/schema.ts'
import type { Experiment } from '../../src/experiment/document.ts'

/** What the user gave cannot be run; the message says why. */
export class SourceError extends Error {
  override name = 'SourceError'
}

const reasons: Readonly<Record<string, string>> = {
  empty: 'the link carries no experiment',
  truncated: 'the link is cut off at its end',
  damaged: 'the link is damaged: its checksum does not fit',
  oversized: 'the link is larger than links may be',
  'too-new': 'the link was made by a newer version of Downhill',
  invalid: 'the link holds an experiment that is not valid',
}

const list = (problems: readonly { path: string; message: string }[] | undefined) =>
  (problems ?? []).map(({ path, message }) => `\n  ${path}: ${message}`).join('')

/** The fragment of a link, or undefined where the text is none: `https://…/#1.abc.check`, `#1.abc.check`, `1.abc.check`. */
export function fragmentOf(text: string): string | undefined {
  if (text.startsWith('#')) return text
  if (/^https?:\/\//i.test(text)) return text.includes('#') ? text.slice(text.indexOf('#')) : '#'
  return /^\d+\.[\w-]+\.[\w-]{6}$/.test(text) ? `#${text}` : undefined
}

/** The experiment that `source` names. `read` gives the text of a file, or throws. Throws a SourceError. */
export function loadExperiment(source: string, read: (file: string) => string): Experiment {
  const fragment = fragmentOf(source)
  if (fragment !== undefined) {
    const result = decodeLink(fragment)
    if (result.ok) return result.experiment
    throw new SourceError(`${reasons[result.reason] ?? result.reason}${list(result.problems)}`)
  }
  let json: unknown
  try {
    json = JSON.parse(read(source))
  } catch (error) {
    const why =
      error instanceof SyntaxError ? `is not JSON: ${error.message}` : `cannot be read: ${(error as Error).message}`
    throw new SourceError(`${source} ${why}`)
  }
  const result = validate(json)
  if (result.ok) return result.experiment
  throw new SourceError(`${source} is not a valid experiment:${list(result.problems)}`)
}
