/** What the comparison says about each case, and how it is printed. */

export interface Outcome {
  readonly id: string
  readonly status: 'passed' | 'failed' | 'skipped'
  /** Why it failed, or what does not exist yet. */
  readonly why?: string
  /** The last step that was compared, and the last there is, where a comparison may end early. */
  readonly until?: number
  readonly of?: number
}

export interface KindReport {
  readonly kind: string
  readonly outcomes: readonly Outcome[]
}

const count = (outcomes: readonly Outcome[], status: Outcome['status']) =>
  outcomes.filter((outcome) => outcome.status === status).length

/** The word of a case whose method does not exist yet. */
export interface NotYet {
  readonly notYet: string
}

/** A word for a failure, nothing for success, what does not exist yet, or how far a success was compared. */
export type Verdict = string | NotYet | { readonly until: number; readonly of: number } | undefined

/** Runs a case; an exception is a failure too. */
export function judge(id: string, run: () => Verdict): Outcome {
  try {
    const verdict = run()
    if (verdict === undefined) return { id, status: 'passed' }
    if (typeof verdict === 'string') return { id, status: 'failed', why: verdict }
    return 'notYet' in verdict ? { id, status: 'skipped', why: verdict.notYet } : { id, status: 'passed', ...verdict }
  } catch (error) {
    return { id, status: 'failed', why: error instanceof Error ? error.message : String(error) }
  }
}

/** One line a kind, then each failure; methods that do not exist yet are named with the number of their cases. */
export function formatReport({ kind, outcomes }: KindReport): string {
  const skipped = new Map<string, number>()
  for (const { status, why } of outcomes)
    if (status === 'skipped') skipped.set(why ?? '', (skipped.get(why ?? '') ?? 0) + 1)
  const names = [...skipped].map(([name, cases]) => `${name} ${cases}`).join(', ')
  const line =
    `${kind}: ${count(outcomes, 'passed')} passed, ${count(outcomes, 'failed')} failed, ` +
    `${count(outcomes, 'skipped')} not yet existing${names ? ` (${names})` : ''}`
  const failures = outcomes.filter(({ status }) => status === 'failed').map(({ id, why }) => `  FAILED ${id}: ${why}`)
  return [line, ...howFar(outcomes), ...failures].join('\n')
}

/** To which step the cases were compared, where a comparison may end early; those that end early are named. */
function howFar(outcomes: readonly Outcome[]): string[] {
  const compared = outcomes.filter(({ until }) => until !== undefined)
  if (compared.length === 0) return []
  const early = compared.filter(({ until, of }) => until! < of!)
  const names = early.map(({ id, until, of }) => `${id} to ${until} of ${of}`)
  const whole = `  compared to the last step: ${compared.length - early.length}`
  return [early.length > 0 ? `${whole}; earlier: ${names.join(', ')}` : whole]
}

/** `N passed, N failed, N skipped` over all kinds. */
export function formatTotal(reports: readonly KindReport[]): string {
  const all = reports.flatMap(({ outcomes }) => outcomes)
  return `${count(all, 'passed')} passed, ${count(all, 'failed')} failed, ${count(all, 'skipped')} skipped`
}

export const anyFailed = (reports: readonly KindReport[]) =>
  reports.some(({ outcomes }) => count(outcomes, 'failed') > 0)
