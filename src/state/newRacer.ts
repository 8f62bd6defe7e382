/** Racers that are added to a document: free ids, colours and names. */
import { optimizers } from '../catalog/optimizers/index.ts'
import { defaultRacer } from '../experiment/defaults.ts'
import type { Experiment, Racer } from '../experiment/document.ts'

/** A racer with the first optimizer that none has yet, at its default rate, with the batches of the race. */
export function newRacer(experiment: Experiment): Racer {
  const { racers } = experiment
  const unused = optimizers.all.find(({ id }) => racers.every(({ optimizer }) => optimizer.id !== id))
  const racer = defaultRacer(0, unused?.id)
  return asNewRacer(experiment, { ...racer, batch: racers.at(0)?.batch ?? racer.batch })
}

/** The racer with an id, a colour with its dash, and a name that no racer of the document has yet. */
export function asNewRacer({ racers }: Experiment, racer: Racer): Racer {
  const id = racers.reduce((largest, other) => Math.max(largest, other.id), 0) + 1
  const free = Array.from({ length: racers.length + 1 }, (_, index) => defaultRacer(index)).find(({ colour }) =>
    racers.every((other) => other.colour !== colour),
  )
  const { colour, dash } = free ?? defaultRacer(racers.length)
  return { ...racer, id, colour, dash, earlier: [], hidden: false, name: freeName(racer.name, racers) }
}

/** 'Adam', then 'Adam 2', 'Adam 3', …: the first that is free. */
function freeName(name: string, racers: readonly Racer[]): string {
  const taken = new Set(racers.map((other) => other.name))
  if (!taken.has(name)) return name
  const stem = name.replace(/ \d+$/, '')
  for (let number = 2; ; number++) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`
}
