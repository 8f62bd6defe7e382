import type { PlanePicture } from './drawPlane.ts'

/** Whether two pictures need the same words around them. */
export function samePicture(a: PlanePicture, b: PlanePicture): boolean {
  return (
    a.arrows.join() === b.arrows.join() &&
    a.leaving.length === b.leaving.length &&
    a.leaving.every((leaver, i) => {
      const other = b.leaving[i]!
      return (
        leaver.racer === other.racer &&
        leaver.step === other.step &&
        leaver.diverged === other.diverged &&
        Math.abs(leaver.exit.x - other.exit.x) + Math.abs(leaver.exit.y - other.exit.y) < 1
      )
    })
  )
}
