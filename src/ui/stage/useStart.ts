import { useCallback, useEffect, useRef } from 'react'
import { edit } from '../../state/actions.ts'

/** Sets the start of a surface, at most once an animation frame; the last wins. */
export function useStart(): (start: readonly number[], merge: string) => void {
  const waiting = useRef<{ start: readonly number[]; merge: string } | null>(null)
  const handle = useRef(0)
  useEffect(() => () => cancelAnimationFrame(handle.current), [])
  return useCallback((start, merge) => {
    waiting.current = { start, merge }
    handle.current ||= requestAnimationFrame(() => {
      handle.current = 0
      const next = waiting.current
      if (!next) return
      edit(
        (experiment) =>
          experiment.problem.kind === 'surface'
            ? { ...experiment, problem: { ...experiment.problem, start: next.start } }
            : experiment,
        { merge: next.merge },
      )
    })
  }, [])
}
