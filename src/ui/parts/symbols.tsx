import { Fragment, type ReactNode } from 'react'

const greek: Record<string, string> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  phi: 'φ',
  varphi: 'φ',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  omega: 'ω',
  pi: 'π',
}

/**
 * A parameter's symbol in running text: `\beta_1` becomes β with a subscript. Null where it is more than a letter with
 * an index, and where the label is the letter's own name ("Epsilon").
 */
export function symbolText(tex: string | undefined, label: string): ReactNode {
  if (tex === undefined) return null
  const match = /^(?:\\([a-z]+)|([A-Za-z]))(?:_(?:\{?(?:\\(?:text|mathrm)\{)?([A-Za-z0-9]+)\}*))?$/.exec(tex)
  if (!match) return null
  const [, name, letter, index] = match
  const base = name === undefined ? letter : greek[name]
  if (base === undefined || label.startsWith(base)) return null
  if (name !== undefined && name.endsWith(label.toLowerCase().split(' ')[0]!)) return null
  return (
    <Fragment>
      {base}
      {index !== undefined && <sub>{index}</sub>}
    </Fragment>
  )
}

/** The same as plain text, for labels read aloud and short lists: β₁ for `\beta_1`; empty where there is none. */
export function symbolPlain(tex: string | undefined): string {
  const match = /^(?:\\([a-z]+)|([A-Za-z]))(?:_\{?([0-9])\}?)?$/.exec(tex ?? '')
  if (!match) return ''
  const [, name, letter, index] = match
  const base = name === undefined ? letter : greek[name]
  return base === undefined ? '' : base + (index === undefined ? '' : '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(index)))
}
