/** Colour tokens of all themes (screen specification, "Colour tokens"). CSS uses them as `--name`, canvases through `token`. */
import { racerVariables, type Scheme } from './racers.ts'
import { schemeOf, type Theme } from './theme.ts'

const tokens = {
  page: ['#F5F6F8', '#0E1014'],
  panel: ['#FFFFFF', '#171A21'],
  sunken: ['#F0F2F5', '#101319'],
  line: ['#E3E6EB', '#272C36'],
  line2: ['#CDD2DA', '#39404D'],
  control: ['#7F8796', '#6E7787'],
  track: ['#868D9B', '#666E7D'],
  ink: ['#15181E', '#ECEEF2'],
  ink2: ['#474E5C', '#B6BDCA'],
  ink3: ['#626A78', '#939BAA'],
  accent: ['#3A4CCB', '#9AA6FF'],
  'accent-hover': ['#3142B4', '#AEB8FF'],
  'on-accent': ['#FFFFFF', '#10131F'],
  soft: ['#EDEFFC', '#22263F'],
  danger: ['#B3261E', '#FF8F86'],
  'danger-soft': ['#FDEDEB', '#33201F'],
  warn: ['#855300', '#F0C052'],
  'warn-soft': ['#FCF3E1', '#2E2818'],
  ok: ['#1B6E3C', '#74D49C'],
  gradient: ['#A8430C', '#FFA374'],
  momentum: ['#6A3DC0', '#C6ABFF'],
  'second-moment': ['#0A6872', '#6FD3DC'],
  rate: ['#8A2C63', '#F5A3CF'],
  'class-0-field': ['#A9C6EA', '#213F66'],
  'class-0-point': ['#2F609F', '#8FBDF5'],
  'class-1-field': ['#F4CF9C', '#5F411F'],
  'class-1-point': ['#A25A06', '#F2B365'],
  casing: ['#FFFFFF', '#0B0D12'],
  shadow: ['rgb(21 24 30 / 14%)', 'rgb(0 0 0 / 50%)'],
} as const

export type Token = keyof typeof tokens

/** What a projector has in place of the light colours: its light is weak, so ink is black and lines are dark. */
const projector: Partial<Record<Token, string>> = {
  page: '#FFFFFF',
  line: '#C3C8D0',
  line2: '#9AA1AE',
  control: '#5B6371',
  track: '#5B6371',
  ink: '#000000',
  ink2: '#23272F',
  ink3: '#3C434F',
  accent: '#2A3BB5',
  'accent-hover': '#22309A',
}

/** The colour of a token in a theme, for canvases. */
export function token(name: Token, theme: Theme): string {
  if (theme === 'projector') return projector[name] ?? tokens[name][0]
  return tokens[name][theme === 'light' ? 0 : 1]
}

/** Every token and racer colour of a theme as CSS custom properties. */
export function colourVariables(theme: Theme): Record<string, string> {
  const own = Object.keys(tokens).map((name) => [`--${name}`, token(name as Token, theme)])
  return { ...Object.fromEntries(own), ...racerVariables(schemeOf(theme)) }
}

/** Stage ramp from deep to high: deeper is darker in both schemes. */
export const ramp: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['#A9B8E6', '#AFCFE8', '#B9E2E0', '#D3EED3', '#F6F6DF'],
  dark: ['#15122F', '#172546', '#163A50', '#1E4E51', '#3B5944'],
}
