/** Everything a run depends on, as named views: copied into a checkpoint, and written back to restore. */
import type { EarlyStopping } from './earlyStopping.ts'
import type { RaceParts } from './raceTrainer.ts'
import type { NamedArrays } from './trainer.ts'

/** Everything that makes the model: parameters, the state they are reported from, running averages. */
export function modelArrays({ method, objectiveState }: RaceParts): NamedArrays {
  return named({ method: method.state(), objective: objectiveState() })
}

export function runArrays(parts: RaceParts, stopping: EarlyStopping | undefined): NamedArrays {
  const { batches, schedule, sizes } = parts
  const others = named({
    batches: batches.state(),
    schedule: schedule.state(),
    sizes: sizes?.state() ?? {},
    stopping: stopping?.state() ?? {},
  })
  return { ...modelArrays(parts), ...others }
}

export function copied(arrays: NamedArrays): NamedArrays {
  return Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array.slice()]))
}

/** Writes saved arrays back. Throws where one is missing or has another length. */
export function putBack(views: NamedArrays, saved: NamedArrays): void {
  for (const [name, array] of Object.entries(views)) {
    const from = saved[name]
    if (from?.length !== array.length)
      throw new Error(`restore: '${name}' must hold ${array.length} numbers, got ${from?.length ?? 'none'}`)
    array.set(from)
  }
}

/** Arrays of several groups under names that tell the group. */
function named(groups: Readonly<Record<string, NamedArrays>>): NamedArrays {
  const all: NamedArrays = {}
  for (const [group, members] of Object.entries(groups))
    for (const [name, array] of Object.entries(members)) all[`${group}.${name}`] = array
  return all
}
