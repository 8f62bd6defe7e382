import { useEffect, useRef, useState } from 'react'
import { useApp } from '../../../state/store.ts'
import { followRacer, type Steps, type TracedParameter, useSteps } from '../../../state/steps.ts'

/** Milliseconds between two read-outs while running. */
const READOUT = 250

/** Follows a racer's steps while the component is there; while the race runs, at the pace of the read-outs. */
export function useFollowed(racer: number, parameter: TracedParameter): Steps {
  const key = JSON.stringify(parameter)
  useEffect(() => {
    followRacer(racer, JSON.parse(key) as TracedParameter)
  }, [racer, key])
  useEffect(() => () => followRacer(null), [racer])
  const now = useSteps((steps) => steps)
  const isRunning = useApp(({ run }) => run === 'running')
  const [shown, setShown] = useState(now)
  const at = useRef(0)
  useEffect(() => {
    const rest = isRunning ? READOUT - (performance.now() - at.current) : 0
    const show = () => {
      at.current = performance.now()
      setShown(now)
    }
    const timer = window.setTimeout(show, Math.max(0, rest))
    return () => clearTimeout(timer)
  }, [now, isRunning])
  return shown.racer === racer ? shown : { racer, trace: null, told: false, seen: [] }
}
