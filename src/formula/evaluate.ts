/** The plain interpreter, in float64, with its mathematics handed in: for schedules, the microscope, and as the kernels' oracle. */
export { evaluateFunction } from './evaluateFunction.ts'
export { evaluateRule, type RuleRun, type RuleStep, type Traced } from './evaluateRule.ts'
export { evaluateSchedule, type ScheduleRun } from './evaluateSchedule.ts'
export type { Mathematics } from './mathematics.ts'
