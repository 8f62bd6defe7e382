import { useEffect } from 'react'
import { watch, type Probe } from '../../state/probes.ts'

/** Asks for a picture of every visible racer as long as the component is there. */
export function useProbe(probe: Probe): void {
  const key = JSON.stringify(probe)
  useEffect(() => {
    watch(JSON.parse(key) as Probe)
    return () => watch(null)
  }, [key])
}
