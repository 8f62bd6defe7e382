/** What the comparison says about each case, and how it is printed. */

export interface Outcome {
  readonly id: string
  readonly status: 'passed' | 'failed' | 'skipped'
  /** Why it failed, or what does not exist yet. */
  readonly why?: string
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

/** Runs a case: its word for a failure, nothing for success; an exception is a failure too. */
export function judge(id: string, run: () => string | NotYet | undefined): Outcome {
  try {
    const why = run()
    if (typeof why === 'object') return { id, status: 'skipped', why: why.notYet }
    return why === undefined ? { id, status: 'passed' } : { id, status: 'failed', why }
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
  return [line, ...failures].join('\n')
}

/** `N passed, N failed, N skipped` over all kinds. */
export function formatTotal(reports: readonly KindReport[]): string {
  const all = reports.flatMap(({ outcomes }) => outcomes)
  return `${count(all, 'passed')} passed, ${count(all, 'failed')} failed, ${count(all, 'skipped')} skipped`
}

export const anyFailed = (reports: readonly KindReport[]) =>
  reports.some(({ outcomes }) => count(outcomes, 'failed') > 0)
