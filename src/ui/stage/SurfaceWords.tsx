import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { chosen, count, measured, plain } from '../theme/format.ts'

interface SurfaceWordsProps {
  start: readonly number[]
  minima: readonly (readonly number[])[]
  racers: readonly Racer[]
}

const point = (at: readonly number[]): string => `(${at.map((value) => plain(chosen(value))).join(', ')})`

/** The picture in words, for those who do not see it: the stage's description. */
export function SurfaceWords({ start, minima, racers }: SurfaceWordsProps) {
  const { t } = useTranslation('stage')
  const readouts = useApp((state) => state.readouts)
  return (
    <p id="stage-words" className="visually-hidden">
      {t('wordsStart', { start: point(start) })}{' '}
      {minima.length > 0 && t('wordsMinima', { minima: minima.map(point).join(', ') })}{' '}
      {racers.map(({ id, name }) => {
        const readout = readouts[id]
        if (!readout || readout.status === 'ready') return null
        const { step, loss, targetStep } = readout
        const reached = targetStep === null ? '' : t('wordsReached', { name, step: count(targetStep) })
        return `${t('wordsRacer', { name, step: count(step), loss: plain(measured(loss)) })} ${reached} `
      })}
    </p>
  )
}
