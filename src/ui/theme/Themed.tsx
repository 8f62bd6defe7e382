import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core'
import { type ReactNode, useLayoutEffect } from 'react'
import { useGrowth } from './growth.ts'
import { cssVariables, theme } from './mantine.ts'
import { schemeOf, useThemeChoice } from './theme.ts'

/** What was chosen is kept in theme.ts; Mantine keeps nothing of its own. */
const manager: MantineColorSchemeManager = {
  get: () => 'auto',
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}

/** The page in its theme. CSS finds the projector as `[data-theme='projector']`. */
export function Themed({ children }: { children: ReactNode }) {
  const choice = useThemeChoice()
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = choice
  }, [choice])
  const growth = useGrowth()
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.fontSize = `${16 * growth}px`
    style.setProperty('--growth', String(growth))
  }, [growth])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables[choice === 'projector' ? 'projector' : 'screen']}
      colorSchemeManager={manager}
      defaultColorScheme="auto"
      forceColorScheme={choice === 'auto' ? undefined : schemeOf(choice)}
    >
      {children}
    </MantineProvider>
  )
}
