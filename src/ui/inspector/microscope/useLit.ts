import { type RefObject, useEffect, useState } from 'react'

/** Lights every `[data-key]` below an element that has the key; also those that are typeset later. */
export function useLit(root: RefObject<HTMLElement | null>): [string | null, (key: string | null) => void] {
  const [lit, setLit] = useState<string | null>(null)
  useEffect(() => {
    const node = root.current
    if (!node) return
    const apply = () => {
      for (const each of node.querySelectorAll<HTMLElement>('[data-key]')) {
        const on = each.dataset.key === lit
        if (each.hasAttribute('data-lit') !== on) each.toggleAttribute('data-lit', on)
      }
    }
    apply()
    const observer = new MutationObserver(apply)
    observer.observe(node, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [root, lit])
  return [lit, setLit]
}
