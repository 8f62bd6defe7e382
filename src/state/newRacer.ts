/** Racers that are added to a document: free ids, colours and names. */
import type { Experiment, Racer } from '../experiment/document.ts'

/** The dash that belongs to each colour from 1 to 12 (SCREEN.md). */
const DASHES = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6, 6]

/** The racer with an id, a colour with its dash, and a name that no racer of the document has yet. */
export function asNewRacer(experiment: Experiment, racer: Racer): Racer {
  const { racers } = experiment
  const id = racers.reduce((largest, other) => Math.max(largest, other.id), 0) + 1
  const colours = DASHES.map((_, index) => index + 1)
  const colour = colours.find((one) => racers.every((other) => other.colour !== one)) ?? (racers.length % 12) + 1
  return { ...racer, id, colour, dash: DASHES[colour - 1], hidden: false, name: freeName(racer.name, racers) }
}

/** 'Adam', then 'Adam 2', 'Adam 3', …: the first that is free. */
function freeName(name: string, racers: readonly Racer[]): string {
  const taken = new Set(racers.map((other) => other.name))
  if (!taken.has(name)) return name
  const stem = name.replace(/ \d+$/, '')
  for (let number = 2; ; number++) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`
}
