import { IconDownload, IconStack2, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { removeOverlay } from '../../state/overlays.ts'
import { useOverlays } from '../../state/store.ts'
import { discard, layOver, reopen, type GoodRun } from '../../state/runs/list.ts'
import { Button } from '../parts/Button.tsx'
import { Filled } from '../parts/Filled.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { Figure } from '../theme/Figure.tsx'
import { count } from '../theme/format.ts'
import { Swatch } from '../theme/Swatch.tsx'
import { showRuns } from '../view.ts'
import styles from './runs.module.css'
import { saveKeptRun } from './saveRun.ts'
import { bestOf } from './summary.ts'

/** A kept run: what it was, how it ended, and what can be done with it. */
export function RunItem({ run, title }: { run: GoodRun; title: string }) {
  const { t, i18n } = useTranslation('runs')
  const overlaid = useOverlays(({ overlays }) => overlays.some((one) => one.run === run.key))
  const moment = new Date(run.date)
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(moment)
  const named = { title, date }
  return (
    <li className={styles.run}>
      <div className={styles.what}>
        <h3>{title}</h3>
        <p className={styles.when}>
          <time dateTime={moment.toISOString()}>{date}</time>
          <span>{t('steps', { step: count(run.step), budget: count(run.experiment.budget) })}</span>
        </p>
        <ul className={styles.racers} aria-label={t('racers')}>
          {run.racers.map(({ id }) => {
            const racer = run.experiment.racers.find((one) => one.id === id)!
            return (
              <li key={id}>
                <Swatch colour={racer.colour} dash={racer.dash} width={28} />
                <span>{racer.name}</span>
              </li>
            )
          })}
        </ul>
        <Best run={run} />
      </div>
      <div className={styles.actions}>
        <Button
          small
          aria-label={t('reopenOf', named)}
          onClick={() => {
            reopen(run)
            showRuns(false)
          }}
        >
          {t('reopen')}
        </Button>
        <Button
          small
          className={styles.toggle}
          aria-pressed={overlaid}
          aria-label={t('overlayOf', named)}
          onClick={() => (overlaid ? removeOverlay(run.key) : void layOver(run, title))}
        >
          <IconStack2 size={16} aria-hidden="true" />
          {t('overlay')}
        </Button>
        <IconButton data-small label={t('saveOf', named)} onClick={() => void saveKeptRun(run)}>
          <IconDownload size={17} />
        </IconButton>
        <IconButton data-small label={t('deleteOf', named)} onClick={() => void discard(run)}>
          <IconTrash size={17} />
        </IconButton>
      </div>
    </li>
  )
}

function Best({ run }: { run: GoodRun }) {
  const { t } = useTranslation('runs')
  const best = bestOf(run)
  if (!best) return <p className={styles.best}>{t('allDiverged')}</p>
  return (
    <p className={styles.best}>
      <Filled
        text={t('best', { measure: t(best.measure) })}
        places={{
          name: best.racer.name,
          figure: (
            <strong>
              <Figure value={best.figure} />
            </strong>
          ),
        }}
      />
    </p>
  )
}
