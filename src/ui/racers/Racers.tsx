import { IconPlus, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LIMITS } from '../../experiment/limits.ts'
import { addRacer, play, reset } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { type Layout, useRoomy } from '../layout/useLayout.ts'
import { Button } from '../parts/Button.tsx'
import { chosen, plain } from '../theme/format.ts'
import { told } from '../terms/told.ts'
import { Term } from '../terms/Term.tsx'
import { useView } from '../view.ts'
import { TimeLeft } from './TimeLeft.tsx'
import { figureColumns, figureTerms } from './columns.ts'
import { PhoneRow } from './PhoneRow.tsx'
import { RacerRow } from './RacerRow.tsx'
import styles from './racers.module.css'

/** From this many racers on, rows are lower. */
const many = 7

/** Says that some curves belong to other settings, and runs them again. */
function StaleNote() {
  const { t } = useTranslation('racers')
  const stale = useApp((state) => state.document.racers.some(({ id }) => state.readouts[id]?.status === 'stale'))
  if (!stale) return null
  return (
    <span className={styles.stale} role="status">
      <span title={t('staleNote')}>{t('staleNote')}</span>
      <Button
        small
        onClick={() => {
          reset()
          play()
        }}
      >
        <IconRefresh size={16} aria-hidden="true" />
        {t('runAgain')}
      </Button>
    </span>
  )
}

function AddButton() {
  const { t } = useTranslation('racers')
  const full = useApp((state) => state.document.racers.length >= LIMITS.racers)
  return (
    <Button
      className={styles.add}
      onClick={addRacer}
      disabled={full}
      title={full ? t('atMost', { count: LIMITS.racers }) : undefined}
    >
      <IconPlus size={18} aria-hidden="true" />
      {t('add')}
    </Button>
  )
}

/** The table of racers; on the phone, a list of two-line rows. */
export function Racers({ layout }: { layout: Layout }) {
  const { t } = useTranslation('racers')
  const document = useApp((state) => state.document)
  const selected = useApp((state) => state.selected)
  const narrow = useView((view) => view.inspector !== null) && selected !== null
  const roomy = useRoomy()
  const { racers, problem } = document

  if (layout === 'phone')
    return (
      <section className={styles.phone} aria-label={t('racers')}>
        <StaleNote />
        <ul>
          {racers.map((racer) => (
            <PhoneRow
              key={racer.id}
              racer={racer}
              selected={racer.id === selected}
              column={figureColumns(document, 'one')[0]!}
            />
          ))}
        </ul>
        <AddButton />
      </section>
    )

  const wide = layout === 'wide'
  const full = wide && !narrow && roomy
  const optimizer = wide && (roomy || !narrow)
  // Beside the inspector there is no room for them; the inspector has the menu of its racer.
  const actions = !(wide && narrow)
  const figures = figureColumns(document, full ? 'all' : wide && !narrow ? 'two' : 'one')
  // Steps of the target have a column of their own, or there is no room for them.
  const brief = (wide && narrow) || figures.some(({ key }) => key === 'target')
  const target = document.target === null ? '' : plain(chosen(document.target))
  return (
    <section
      className={styles.racers}
      aria-label={t('racers')}
      data-kind={problem.kind}
      data-layout={layout}
      data-many={racers.length >= many || undefined}
      data-brief={brief || undefined}
      data-narrow={(wide && narrow) || undefined}
      data-stopping={racers.some(({ stopping }) => stopping.patience > 0) || undefined}
    >
      <div className={styles.head}>
        <h2 {...told({ term: 'racer' })}>{t('racers')}</h2>
        <span
          className={styles.same}
          {...told({ text: t(problem.kind === 'surface' ? 'sameStartText' : 'sameWeightsText') })}
        >
          {t(problem.kind === 'surface' ? 'sameStart' : 'sameWeights', { count: racers.length })}
        </span>
        <TimeLeft />
        <StaleNote />
        <span className={styles.push} />
        <AddButton />
      </div>
      <div className={styles.scroll} tabIndex={racers.length > 4 ? 0 : undefined}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.colSwatch}>
                <span className="visually-hidden">{t('colour')}</span>
              </th>
              <th className={styles.colName}>
                <Term id="racer">{t('name')}</Term>
              </th>
              {optimizer && (
                <th className={styles.colOptimizer}>
                  <Term id="optimizer">{t('optimizer')}</Term>
                </th>
              )}
              <th className={styles.colRate}>
                <Term id="rate">{t('rate')}</Term>
              </th>
              {full && (
                <>
                  <th className={styles.colSchedule}>
                    <Term id="schedule">{t('schedule')}</Term>
                  </th>
                  <th className={styles.colBatch}>
                    <Term id="batch">{t('batch')}</Term>
                  </th>
                </>
              )}
              <th className={styles.colStatus}>
                <Term id="status">{t('statusHead')}</Term>
              </th>
              {figures.map(({ key }) => (
                <th key={key} className={styles.colFigure} data-key={key}>
                  <Term id={figureTerms[key]}>
                    {key === 'target' ? t('toTarget', { target }) : t(`figures.${key}`)}
                  </Term>
                </th>
              ))}
              <th className={styles.colRank}>
                <Term id="rank">{t('rank')}</Term>
              </th>
              {actions && (
                <th className={full ? styles.colActions : styles.colMenu}>
                  <span className="visually-hidden">{t('actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {racers.map((racer) => (
              <RacerRow
                key={racer.id}
                racer={racer}
                selected={racer.id === selected}
                figures={figures}
                optimizer={optimizer}
                full={full}
                brief={brief}
                actions={actions}
              />
            ))}
          </tbody>
        </table>
        {racers.length === 0 && <p className={styles.empty}>{t('none')}</p>}
      </div>
    </section>
  )
}
