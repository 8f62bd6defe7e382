import { useCallback, useEffect, useRef, useState } from 'react'

/** Milliseconds between two values. */
const pace = 250

/** A value that is set as often as one likes and shown a few times a second, the last one always. */
export function useSlowly<T>(): readonly [T | null, (value: T) => void] {
  const [shown, show] = useState<T | null>(null)
  const latest = useRef<T | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  const put = useCallback((value: T) => {
    latest.current = value
    timer.current ??= setTimeout(() => {
      timer.current = null
      show(latest.current)
    }, pace)
  }, [])
  return [shown, put]
}
