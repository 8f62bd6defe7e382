import type { Racer } from '../../experiment/document.ts'
import { edit } from '../../state/actions.ts'

/** Changes fields of one racer; `merge` names the history entry of a drag. */
export function changeRacer(id: number, fields: Partial<Omit<Racer, 'id'>>, merge?: string): void {
  edit(
    (experiment) => ({
      ...experiment,
      racers: experiment.racers.map((racer) => (racer.id === id ? { ...racer, ...fields } : racer)),
    }),
    { merge },
  )
}
