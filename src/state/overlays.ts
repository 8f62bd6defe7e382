/** Curves of kept runs that lie behind those of the present race. */
import { createStore } from 'zustand/vanilla'
import type { Racer } from '../experiment/document.ts'
import type { Columns } from '../worker/protocol.ts'

/** One racer of a kept run. */
export interface Overlay {
  /** Of the kept run; its racers share it. */
  readonly run: string
  /** Of the kept run, as the list of runs names it. */
  readonly title: string
  /** With its name, colour and dash then. */
  readonly racer: Racer
  readonly rows: number
  readonly columns: Columns
}

export interface Overlaid {
  readonly overlays: readonly Overlay[]
}

/** What is overlaid now: the list of runs writes it, the charts read it (`useOverlays` of store.ts). */
export const overlaid = createStore<Overlaid>()(() => ({ overlays: [] }))

/** Lays the racers of a kept run behind the race. */
export function overlay(added: readonly Overlay[]): void {
  overlaid.setState(({ overlays }) => ({
    overlays: [...overlays.filter(({ run }) => !added.some((one) => one.run === run)), ...added],
  }))
}

/** Takes a kept run's curves away; all of them without an argument. */
export function removeOverlay(run?: string): void {
  overlaid.setState(({ overlays }) => ({
    overlays: run === undefined ? [] : overlays.filter((one) => one.run !== run),
  }))
}
