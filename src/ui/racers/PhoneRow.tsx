import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { select } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { tipped, told } from '../terms/told.ts'
import { Figure } from '../theme/Figure.tsx'
import { chosen, plain } from '../theme/format.ts'
import { Swatch } from '../theme/Swatch.tsx'
import { openInspector } from '../view.ts'
import { Advice } from './Advice.tsx'
import { type FigureColumn, figureOf, figureTerms } from './columns.ts'
import { RacerMenu } from './RacerMenu.tsx'
import { RacerName } from './RacerName.tsx'
import styles from './racers.module.css'
import { Status } from './Status.tsx'
import { aroundWords, scheduleName, telling } from './summary.ts'
import { useEmphasis } from './useEmphasis.ts'

interface PhoneRowProps {
  racer: Racer
  selected: boolean
  column: FigureColumn
}

/** Two lines: name and settings left, figure and place right. A tap selects; a tap on the selected one opens it. */
export function PhoneRow({ racer, selected, column }: PhoneRowProps) {
  const { t } = useTranslation('racers')
  const [editing, setEditing] = useState(false)
  const readout = useApp((state) => state.readouts[racer.id])
  const emphasis = useEmphasis(racer.id)
  const choose = () => {
    if (selected) openInspector('settings')
    else select(racer.id)
  }
  const words = [
    aroundWords(racer).join(' '),
    ...(racer.schedule.id === 'constant' ? [] : [scheduleName(racer, t)]),
    ...telling(racer, t),
  ].filter((word) => word !== '')
  const calm = readout?.status === 'running' || readout?.status === 'paused' || readout?.status === 'finished'
  const rank = readout?.rank ?? null
  return (
    <li
      data-selected={selected || undefined}
      data-hidden={racer.hidden || undefined}
      data-status={readout?.status}
      {...emphasis}
    >
      <div className={styles.phoneRow} onClick={choose}>
        <Swatch colour={racer.colour} dash={racer.dash} />
        <div className={styles.phoneText}>
          <RacerName racer={racer} selected={selected} editing={editing} onEditing={setEditing} onChoose={choose} />
          <p>
            <span {...tipped({ term: 'rate' })}>{t('rateOf', { rate: plain(chosen(racer.rate)) })}</span>
            {words.map((word) => ` · ${word}`)}
          </p>
        </div>
        {/* A tap on a figure tells what it is; anywhere else it chooses the racer. */}
        <div className={styles.phoneFigures} onClick={(event) => event.stopPropagation()}>
          <strong {...told({ term: figureTerms[column.key] })}>
            <Figure
              value={
                readout && !['ready', 'diverged'].includes(readout.status) ? figureOf(column.key, readout) : Number.NaN
              }
            />
          </strong>
          {calm && rank !== null ? (
            <span {...told({ term: 'rank' })}>{rank === 1 ? t('leading') : t('place', { rank })}</span>
          ) : (
            <Status readout={readout} brief={readout?.status === 'stopped'} />
          )}
        </div>
        <span onClick={(event) => event.stopPropagation()}>
          <RacerMenu racer={racer} onRename={() => setEditing(true)} />
        </span>
      </div>
      {readout?.status === 'diverged' && <Advice racer={racer} readout={readout} />}
    </li>
  )
}
