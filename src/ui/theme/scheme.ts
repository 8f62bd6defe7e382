import { useComputedColorScheme } from '@mantine/core'
import type { Scheme } from './racers.ts'

/** The colour scheme shown now; a component that draws on a canvas re-renders when it changes. */
export function useScheme(): Scheme {
  return useComputedColorScheme('light', { getInitialValueInEffect: false })
}
