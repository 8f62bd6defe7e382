import { useEffect } from 'react'
import { watch, type Probe } from '../../state/probes.ts'

/** Asks for a picture of every visible racer, or of one alone, as long as the component is there. */
export function useProbe(probe: Probe, alone?: number): void {
  const key = JSON.stringify(probe)
  useEffect(() => {
    watch(JSON.parse(key) as Probe, alone)
    return () => watch(null)
  }, [key, alone])
}
