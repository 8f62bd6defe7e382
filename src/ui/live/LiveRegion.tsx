import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AppState, useApp } from '../../state/store.ts'
import { count, measured, plain } from '../theme/format.ts'

/** Time between two summaries while the race runs, in milliseconds. */
const pace = 10_000

/** Who is first, and with which figure. */
function leader({ document: { racers, problem }, readouts }: AppState) {
  const racer = racers.find(({ id }) => readouts[id]?.rank === 1)
  const readout = racer && readouts[racer.id]
  if (!racer || !readout) return undefined
  const surface = problem.kind === 'surface' || Number.isNaN(readout.validation)
  return { name: racer.name, loss: plain(measured(surface ? readout.loss : readout.validation)) }
}

/** Tells the race to those who do not see it: when it starts, pauses, ends, when a racer diverges, and now and then between. */
export function LiveRegion() {
  const { t } = useTranslation('racers')
  const run = useApp((state) => state.run)
  const diverged = useApp((state) =>
    state.document.racers
      .filter(({ id }) => state.readouts[id]?.status === 'diverged')
      .map(({ name }) => name)
      .join(', '),
  )
  const [text, setText] = useState('')

  useEffect(() => {
    const tell = () => {
      const state = useApp.getState()
      const first = leader(state)
      const step = count(state.step)
      const words: string[] = [t(`told.${state.run}`, { step, budget: count(state.document.budget) })]
      if (first && state.step > 0) words.push(t('told.leader', first))
      if (diverged !== '') words.push(t('told.diverged', { names: diverged }))
      setText(words.join(' '))
    }
    const soon = setTimeout(tell, 500)
    const timer = run === 'running' ? setInterval(tell, pace) : undefined
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
    }
  }, [run, diverged, t])

  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {text}
    </p>
  )
}
