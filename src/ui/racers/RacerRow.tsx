import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { select } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { Figure } from '../theme/Figure.tsx'
import { count, none, percent } from '../theme/format.ts'
import { Swatch } from '../theme/Swatch.tsx'
import { openInspector } from '../view.ts'
import { Advice } from './Advice.tsx'
import { changeRacer } from './changes.ts'
import { type FigureColumn, figureOf } from './columns.ts'
import { RacerMenu } from './RacerMenu.tsx'
import { RacerName } from './RacerName.tsx'
import styles from './racers.module.css'
import { ScheduleSketch } from './ScheduleSketch.tsx'
import { Status } from './Status.tsx'
import { chipWords, scheduleName } from './summary.ts'
import { useEmphasis } from './useEmphasis.ts'

interface RacerRowProps {
  racer: Racer
  selected: boolean
  figures: readonly FigureColumn[]
  /** Whether there is room for the optimizer; `full` also has schedule, batch and the eye. */
  optimizer: boolean
  full: boolean
  /** Whether the status has no room for steps, or they have a column of their own. */
  brief: boolean
  actions: boolean
}

/** Letters of a chip that one line may not hold. */
const oneLine = 18

/** Rows of a batch; an arrow where the size changes over the race. */
function BatchCell({ batch }: { batch: Racer['batch'] }) {
  const { t } = useTranslation('racers')
  const varies = batch.schedule.id !== 'constant'
  return (
    <td className={styles.figure} title={varies ? t('batchVaries') : undefined}>
      {batch.size === 0 ? t('full') : count(batch.size)}
      {varies && (
        <>
          <span aria-hidden="true"> →</span>
          <span className="visually-hidden">{t('batchVaries')}</span>
        </>
      )}
    </td>
  )
}

/** One racer: who it is, how it is set, how it stands. */
export function RacerRow({ racer, selected, figures, optimizer, full, brief, actions }: RacerRowProps) {
  const columns = 5 + (optimizer ? 1 : 0) + (full ? 2 : 0) + figures.length + (actions ? 1 : 0)
  const { t } = useTranslation('racers')
  const [editing, setEditing] = useState(false)
  const readout = useApp((state) => state.readouts[racer.id])
  const budget = useApp((state) => state.document.budget)
  const emphasis = useEmphasis(racer.id)
  const words = chipWords(racer, t)
  const chip = words.join(' ')
  const fresh = readout !== undefined && readout.status !== 'ready'
  const inspect = () => {
    select(racer.id)
    openInspector('settings')
  }
  const cell = ({ key, leading }: FigureColumn) => {
    const value = readout && fresh && readout.status !== 'diverged' ? figureOf(key, readout) : Number.NaN
    return (
      <td key={key} className={styles.figure} data-best={(leading && readout?.rank === 1) || undefined}>
        {key === 'accuracy' ? (
          percent(value)
        ) : key === 'target' ? (
          Number.isNaN(value) ? (
            none
          ) : (
            t('step', { step: count(value) })
          )
        ) : (
          <Figure value={value} />
        )}
      </td>
    )
  }
  return (
    <>
      <tr
        className={styles.row}
        data-selected={selected || undefined}
        data-hidden={racer.hidden || undefined}
        data-status={readout?.status}
        onClick={() => select(racer.id)}
        {...emphasis}
      >
        <td>
          <Swatch colour={racer.colour} dash={racer.dash} />
        </td>
        <th scope="row">
          <RacerName
            racer={racer}
            selected={selected}
            editing={editing}
            onEditing={setEditing}
            // A click may be the first of two, which rename.
            onChoose={(byKeyboard) => (selected && byKeyboard ? inspect() : select(racer.id))}
          />
        </th>
        {optimizer && (
          <td>
            <button
              type="button"
              className={styles.chip}
              aria-label={t('editOf', { name: racer.name, optimizer: chip })}
              title={chip}
              onClick={(event) => {
                event.stopPropagation()
                inspect()
              }}
            >
              <span data-long={chip.length > oneLine || undefined}>
                {words.map((word, index) => (
                  <Fragment key={index}>
                    {index > 0 && ' '}
                    <span className={styles.word}>{word}</span>
                  </Fragment>
                ))}
              </span>
            </button>
          </td>
        )}
        <td className={styles.figure}>
          <Figure value={racer.rate} kind="chosen" />
        </td>
        {full && (
          <>
            <td>
              <ScheduleSketch racer={racer} budget={budget} label={scheduleName(racer, t)} />
            </td>
            <BatchCell batch={racer.batch} />
          </>
        )}
        <td>
          <Status readout={readout} brief={brief} />
        </td>
        {figures.map(cell)}
        <td className={styles.rank}>
          <span data-first={readout?.rank === 1 || undefined}>
            {readout?.status === 'diverged' ? none : (readout?.rank ?? none)}
          </span>
        </td>
        {actions && (
          <td className={styles.actions} onClick={(event) => event.stopPropagation()}>
            {full && (
              <IconButton
                data-small
                label={racer.hidden ? t('showNamed', { name: racer.name }) : t('hideNamed', { name: racer.name })}
                aria-pressed={racer.hidden}
                onClick={() => changeRacer(racer.id, { hidden: !racer.hidden })}
              >
                {racer.hidden ? <IconEyeOff size={18} /> : <IconEye size={18} />}
              </IconButton>
            )}
            <RacerMenu racer={racer} onRename={() => setEditing(true)} />
          </td>
        )}
      </tr>
      {readout?.status === 'diverged' && (
        <tr className={styles.adviceRow}>
          <td colSpan={columns}>
            <Advice racer={racer} readout={readout} />
          </td>
        </tr>
      )}
    </>
  )
}
