/** Where the charts are read off; shared by both, so that their lines stand at one place. */
import { create } from 'zustand'

interface Hover {
  /** A value on the horizontal axis; null where nothing is read off. */
  readonly at: number | null
  /** The chart with the table. */
  readonly chart: 'first' | 'second'
  /** Whether it was put there with the keyboard: then the table is read aloud. */
  readonly spoken: boolean
}

export const useHover = create<Hover>(() => ({ at: null, chart: 'first', spoken: false }))

export const readAt = (chart: Hover['chart'], at: number, spoken = false): void =>
  useHover.setState({ at, chart, spoken })
export const readNothing = (): void => useHover.setState({ at: null })
