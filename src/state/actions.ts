/** Everything a user can do. */
import type { Device, Experiment, Racer } from '../experiment/document.ts'
import { keepFallsBack } from './fallsBack.ts'
import { asNewRacer, newRacer } from './newRacer.ts'
import { session } from './session.ts'

const { app, documents, race } = session

/**
 * Changes the document. Changes in a row with the same `merge` key are one step of undo (a drag: give each its own key).
 * A document that does not validate is refused with a notice.
 */
export function edit(recipe: (experiment: Experiment) => Experiment, options?: { merge?: string }): void {
  documents.edit(recipe, options)
}

/** Back to the document before the last edit. */
export function undo(): void {
  documents.undo()
}

/** Forward to the document that was undone. */
export function redo(): void {
  documents.redo()
}

/** Shows another experiment, at step 0; undo brings the present one back. */
export function loadExperiment(experiment: Experiment): void {
  documents.load(experiment)
}

/** Opens a link ('#1.…'); a bad one leaves the experiment as it is and is named in a notice. Never starts a run. */
export function openLink(fragment: string): void {
  documents.openLink(fragment)
}

/** Runs on; from the start when the race is finished or shows settings that are not the document's any more. */
export function play(): void {
  race.play()
}

/** Stops at once, all racers at the same step. */
export function pause(): void {
  race.pause()
}

/** Pauses a running race, else plays. */
export function togglePlay(): void {
  if (app.getState().run === 'running') race.pause()
  else race.play()
}

/** Every racer makes one update. */
export function stepOnce(): void {
  race.stepOnce()
}

/** Goes to a step, back or forth; runs are deterministic, so going back replays the same run. */
export function seek(step: number): void {
  race.seek(step)
}

/** Back to step 0. */
export function reset(): void {
  race.reset()
}

/** Steps a second, from 1; Infinity is as fast as it goes. */
export function setSpeed(speed: number): void {
  race.setSpeed(speed)
}

/** Where models train; the race starts anew there. */
export function chooseDevice(device: Device): void {
  race.chooseDevice(device)
}

/** Times the devices on the present experiment, unless it plays. */
export function measureDevices(): void {
  race.measureDevices()
}

/** Goes on with the next device after one that failed. */
export function fallBack(): void {
  race.fallBack()
}

/** Whether the next device takes over without being asked where one fails; remembered. */
export function setFallsBack(fallsBack: boolean): void {
  app.setState({ fallsBack })
  keepFallsBack(fallsBack)
}

/** Selects a racer, or none. */
export function select(id: number | null): void {
  app.setState({ selected: id })
}

/** Adds a racer with the first optimizer that none has yet, with the batches of the race; selects it. */
export function addRacer(): void {
  add(newRacer(app.getState().document))
}

/** Adds a copy of a racer, under a free name and colour; selects it. */
export function duplicateRacer(id: number): void {
  const racer = app.getState().document.racers.find((one) => one.id === id)
  if (racer) add(asNewRacer(app.getState().document, racer))
}

/** Takes a racer out of the document and of the run. */
export function removeRacer(id: number): void {
  documents.edit((experiment) => ({ ...experiment, racers: experiment.racers.filter((one) => one.id !== id) }))
}

/** Takes a notice off the page. */
export function dismissNotice(id: number): void {
  app.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

function add(racer: Racer): void {
  documents.edit((experiment) => ({ ...experiment, racers: [...experiment.racers, racer] }))
  if (app.getState().document.racers.some(({ id }) => id === racer.id)) select(racer.id)
}
