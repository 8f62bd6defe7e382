import { Suspense, useState } from 'react'
import { ChooseFace, type ChooseProps } from './ChooseFace.tsx'
import { onDemand } from './onDemand.ts'

export type { Option, OptionGroup } from './ChooseFace.tsx'

const ChooseList = onDemand(() => import('./ChooseList.tsx'))

/** A select: a button with the present choice, and a list with a line of explanation for each. */
export function Choose<T extends string>(props: ChooseProps<T>) {
  const [asked, setAsked] = useState(false)
  const face = (
    <ChooseFace
      {...props}
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded="false"
      onPointerEnter={ChooseList.preload}
      onClick={() => setAsked(true)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        setAsked(true)
      }}
    />
  )
  if (!asked) return face
  return (
    <Suspense fallback={face}>
      {/* What goes in comes out: the list knows the values of its own options alone. */}
      <ChooseList.Component {...(props as unknown as ChooseProps<string>)} />
    </Suspense>
  )
}
