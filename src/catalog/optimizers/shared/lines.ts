/** Lines that several update rules share. */

/** Joins the lines that are there. */
export function lines(...all: readonly (string | false)[]): string {
  return all.filter((line) => line !== false).join('\n')
}

/** Coupled weight decay: an L2 penalty in the gradient. */
export const COUPLED = 'g = g + weightDecay * theta'

/** Decoupled weight decay: the parameters shrink, the gradient does not know. */
export const DECOUPLED = 'theta = theta * (1 - lr * weightDecay)'
