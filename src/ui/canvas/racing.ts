import { useMemo } from 'react'
import type { Racer } from '../../experiment/document.ts'
import { useApp, type Readout } from '../../state/store.ts'
import { namedRacers } from './named.ts'

/** Racers that are not hidden, in the document's order. */
export function useVisibleRacers(): readonly Racer[] {
  const racers = useApp((state) => state.document.racers)
  return useMemo(() => racers.filter((racer) => !racer.hidden), [racers])
}

/** The ids of racers, the best rank first; those without a rank keep their order at the end. */
export function byRank(racers: readonly Racer[], readouts: Readonly<Record<number, Readout>>): number[] {
  const rank = (id: number): number => readouts[id]?.rank ?? Infinity
  return racers.map(({ id }) => id).sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))
}

/** The racers whose names are written beside their marks. */
export function namesShown(
  racers: readonly Racer[],
  readouts: Readonly<Record<number, Readout>>,
  selected: number | null,
): Set<number> {
  return namedRacers(byRank(racers, readouts), selected)
}

/** Opacity of a racer's drawing: half while it is out of date or recovers. */
export function presence(readout: Readout | undefined): number {
  return readout?.status === 'stale' || readout?.status === 'recovering' ? 0.5 : 1
}
