import { renderToString } from 'katex'

/** Whether KaTeX sets a line without complaint; its complaint is thrown. */
export function typesets(line: string): boolean {
  return renderToString(line, { throwOnError: true, strict: 'error' }).includes('katex')
}
