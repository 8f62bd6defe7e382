/** What the script is told of a racer: rules by number, schedule, batches, and what was in force at which step. */
import { numberValues } from '../../catalog/definition.ts'
import { isMethod } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import { warmUp } from '../../catalog/schedules/warmUp.ts'
import { wrappers as catalog } from '../../catalog/wrappers/index.ts'
import { resolveRule, resolveSchedule, resolveWrapper, type Resolved, type Rule } from '../../engine/resolve.ts'
import type { Choice, Problem, Racer, WarmUp } from '../../experiment/document.ts'
import { alwaysWhole, largestBatch, timeline } from '../../experiment/live.ts'
import { runningOptimizer } from '../../experiment/runningOptimizer.ts'
import { check, scheduleScope } from '../../formula/check.ts'
import type { CodeBook } from './codeBook.ts'

/** @param rows of the training set; 0 on a surface */
export function racerPlan(book: CodeBook, problem: Problem, racer: Racer, rows: number) {
  const chosen = catalog.all.flatMap(({ id }) => racer.wrappers.filter((wrapper) => wrapper.id === id))
  const parts = chosen.flatMap(({ id, parameters }) => catalog.get(id)?.batches?.(parameters) ?? [])[0]
  const acting = chosen.filter(({ id }) => catalog.get(id)?.rule !== undefined)
  const decay = chosen.find(({ id }) => id === 'coupled-decay')?.parameters.weightDecay
  const averages = chosen.some(({ id }) => catalog.get(id)?.averages)
  return {
    id: racer.id,
    name: racer.name,
    optimizer: optimizerPlan(book, runningOptimizer(racer)),
    wrappers: acting.map((wrapper) => wrapperPlan(book, wrapper)),
    decay: Number(decay ?? 0),
    averages: averages || (optimizers.get(racer.optimizer.id)?.averages ?? false),
    schedule: schedulePlan(book, racer.schedule),
    warmup: warmUpPlan(book, racer.warmup),
    batch: {
      parts: parts ?? 1,
      replacement: racer.batch.replacement,
      constant: problem.kind === 'data' && alwaysWhole(problem, racer, rows),
      largest: problem.kind === 'data' ? largestBatch(problem, racer, rows) : 0,
      schedule: racer.batch.schedule.id === 'constant' ? null : schedulePlan(book, racer.batch.schedule),
      warmup: warmUpPlan(book, { steps: 0, from: 0, offset: 1 }),
    },
    stopping: racer.stopping,
    timeline: timeline(problem, racer).map(({ until, rate, batch, l1, l2 }) => ({
      until: until === Infinity ? null : until,
      ...{ rate, batch, l1, l2 },
    })),
  }
}

/** One text, or that of matrices and that of the others. */
function rulesOf(book: CodeBook, { formula, parameters, definition }: Resolved<Rule, unknown>) {
  const texts = 'matrix' in formula ? [formula.matrix, formula.other] : [formula]
  const coded = texts.map((text) => book.rule({ formula: text, parameters, definition }))
  return {
    rules: coded.map(({ number }) => number),
    parameters: Object.assign({}, ...coded.map((one) => one.parameters)) as object,
  }
}

function optimizerPlan(book: CodeBook, optimizer: Choice) {
  const definition = optimizers.get(optimizer.id)
  if (definition && isMethod(definition)) return { method: definition.id, parameters: optimizer.parameters }
  const every = definition?.hessianDiagonal?.(optimizer.parameters)
  return {
    ...rulesOf(book, resolveRule(optimizer)),
    ...(definition?.momentum !== undefined && { momentum: definition.momentum }),
    ...(every !== undefined && { hessianEvery: every }),
  }
}

function wrapperPlan(book: CodeBook, wrapper: Choice) {
  const { place, noise = false, averages = false } = catalog.get(wrapper.id)!
  return { place, noise, averages, ...rulesOf(book, resolveWrapper(wrapper)) }
}

/** `listens`: every how many steps the validation loss is taken for it, 0 once an epoch, null never; `varies`: else its rate is the first. */
function schedulePlan(book: CodeBook, choice: Choice) {
  const { formula, parameters, definition } = resolveSchedule(choice)
  const { number, parameters: numbers } = book.schedule({ formula, parameters, definition })
  const reads = (...names: string[]) => names.some((name) => formula.uses.has(name))
  const listens = definition ? definition.listens?.(choice.parameters) : reads('metric', 'measured') ? 0 : undefined
  const varies = formula.states.length > 0 || reads('step', 'metric', 'measured')
  return {
    schedule: number,
    parameters: numbers,
    listens: listens ?? null,
    varies: varies || formula.assigned.includes('momentum'),
  }
}

function warmUpPlan(book: CodeBook, warmup: WarmUp) {
  const parameters = numberValues(warmUp.parameters, { ...warmup })
  const formula = check(warmUp.formula as string, scheduleScope(Object.keys(parameters)))
  const coded = book.schedule({ formula, parameters, definition: warmUp })
  return { steps: warmup.steps, schedule: coded.number, parameters: coded.parameters }
}
