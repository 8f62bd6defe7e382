/** The microscope's look at one racer, step by step. */
import { useStore } from 'zustand'
import type { StepTrace, TracedParameter } from '../worker/protocol.ts'
import { session } from './session.ts'
import type { Steps } from './stepStore.ts'

export type { StepTrace, TracedParameter }
export type { SeenStep, Steps } from './stepStore.ts'

/** Follows the steps of a racer at a parameter (null: the one with the largest update) from now on; null for none. */
export function followRacer(racer: number | null, parameter: TracedParameter = null): void {
  session.race.follow(racer, parameter)
}

export function useSteps<T>(selector: (steps: Steps) => T): T {
  return useStore(session.steps, selector)
}
