/** Mantine set to the tokens: colours, radii, spacing and type of the screen specification. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { sizeVariables } from './sizes.ts'
import type { Theme } from './theme.ts'
import { colourVariables } from './tokens.ts'

const accent: MantineColorsTuple = [
  '#EDEFFC',
  '#D8DCF8',
  '#B3BAF0',
  '#9AA6FF',
  '#6C7AE0',
  '#4F60D6',
  '#3A4CCB',
  '#3142B4',
  '#29379A',
  '#202C80',
]

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: {
    xs: 'var(--text-12)',
    sm: 'var(--text-13)',
    md: 'var(--text-14)',
    lg: 'var(--text-16)',
    xl: 'var(--text-18)',
  },
  lineHeights: { md: '1.4' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
})

/** Mantine's own surfaces, as tokens. */
const surfaces = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink3)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-border': 'var(--line2)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-placeholder': 'var(--ink3)',
}

const variablesOf = (light: Theme): CSSVariablesResolver => {
  const variables = {
    variables: sizeVariables(light),
    light: { ...colourVariables(light), ...surfaces },
    dark: { ...colourVariables('dark'), ...surfaces },
  }
  return () => variables
}

/** Every token as a CSS custom property of its scheme: on a screen, light and dark; on a projector, its own light scheme. */
export const cssVariables = { screen: variablesOf('light'), projector: variablesOf('projector') }
