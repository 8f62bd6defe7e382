import { type RefObject, useCallback, useState } from 'react'

/** The group whose heading was last scrolled past, and a jump to another. Sections carry `data-group`. */
export function useSections(scroller: RefObject<HTMLElement | null>, groups: readonly string[]) {
  const [seen, setSeen] = useState<string | null>(null)
  const sections = useCallback(
    () => [...(scroller.current?.querySelectorAll<HTMLElement>('[data-group]') ?? [])],
    [scroller],
  )
  const onScroll = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const line = box.getBoundingClientRect().top + 60
    const passed = sections().filter((section) => section.getBoundingClientRect().top <= line)
    const atEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 2 && box.scrollTop > 0
    const last = atEnd ? sections().at(-1) : passed.at(-1)
    setSeen(last?.dataset.group ?? null)
  }, [scroller, sections])
  const jump = (id: string) => {
    const section = sections().find((one) => one.dataset.group === id)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    section?.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
  }
  return { now: seen !== null && groups.includes(seen) ? seen : groups[0], onScroll, jump }
}
