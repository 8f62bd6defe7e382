import { IconAdjustmentsHorizontal, IconInfoCircle } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { factsOf, sampleCount, splitCounts } from '../../experiment/data.ts'
import { useApp } from '../../state/store.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { useLayout } from '../layout/useLayout.ts'
import { Choose } from '../parts/Choose.tsx'
import { Filled } from '../parts/Filled.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { onDemand } from '../parts/onDemand.ts'
import { PopoverButton } from '../parts/PopoverButton.tsx'
import { SaveButton } from '../save/SaveButton.tsx'
import styles from './charts.module.css'
import { keepsAverage } from '../racers/wrapping.ts'
import { KeptRuns } from './KeptRuns.tsx'
import { tipped, told } from '../terms/told.ts'
import { useTheme } from '../theme/theme.ts'
import { measuresOf, xModes, type MeasureId, type XMode } from './measures.ts'
import { measureTerms, modeTerms } from './measureTerms.ts'
import { Plot } from './Plot.tsx'
import { ZoomTold } from './ZoomTold.tsx'
import type { Frame } from './zoomed.ts'

const Tools = onDemand(() => import('./Tools.tsx'))

/** Two charts of the race: the loss, and a measure of choice. */
export function Charts() {
  const { t } = useTranslation('charts')
  const { t: share } = useTranslation('share')
  const kind = useApp((state) => state.document.problem.kind)
  const classes = useApp(({ document: { problem } }) => {
    return problem.kind === 'data' && (factsOf(problem.data)?.classes ?? 0) > 0
  })
  const validated = useApp(({ document: { problem } }) => {
    return problem.kind === 'data' && splitCounts(sampleCount(problem), problem.split).validation > 0
  })
  const begun = useApp((state) => state.step > 0)
  const averaged = useApp((state) => state.document.racers.some(keepsAverage))
  const racers = useVisibleRacers()
  const layout = useLayout()
  // In the middle layout a projector has room for one.
  const single = useTheme() === 'projector' && layout === 'middle'
  const [wantedMode, setMode] = useState<XMode>('step')
  const [wantedSecond, setSecond] = useState<MeasureId | null>(null)
  const [logs, setLogs] = useState<Partial<Record<MeasureId, boolean>>>({})
  const [shownLogs, setShownLogs] = useState<Partial<Record<MeasureId, boolean>>>({})
  const [frames, setFrames] = useState<Partial<Record<'first' | 'second', Frame>>>({})
  const { first, second: offered } = measuresOf({ kind, classes, averaged, validated })
  const second = offered.find(({ id }) => id === wantedSecond) ?? offered[0]!
  const mode = xModes(kind).includes(wantedMode) ? wantedMode : 'step'

  const plot = (chart: 'first' | 'second') => {
    const measure = chart === 'first' ? first : second
    return (
      <Plot
        key={`${kind} ${measure.id}`}
        chart={chart}
        measure={measure}
        mode={mode}
        log={logs[measure.id] ?? null}
        racers={racers}
        label={t('plotLabel', { measure: t(`measure.${measure.id}`), mode: t(`by.${mode}`) })}
        onLog={(log) => setShownLogs((old) => ({ ...old, [measure.id]: log }))}
        onFrame={(frame) => setFrames((old) => ({ ...old, [chart]: frame }))}
      />
    )
  }
  const zoomable = ([first, second] as const).flatMap((measure, i) => {
    const frame = frames[i === 0 ? 'first' : 'second']
    return frame ? [{ frame, name: t(`measure.${measure.id}`) }] : []
  })
  const about = (measure: typeof first) => (
    <IconButton data-small data-tip-always className={styles.about} label={t(`about.${measure.id}`)}>
      <IconInfoCircle size={16} />
    </IconButton>
  )
  const save = (measure: typeof first) => (
    <SaveButton
      label={share('saveChart', { measure: t(`measure.${measure.id}`) })}
      chart={{ measure, mode, log: logs[measure.id] ?? null }}
    />
  )
  const logChip = (measure: typeof first) => {
    if (measure.log === null) return null
    const on = logs[measure.id] ?? shownLogs[measure.id] ?? measure.log
    return (
      <button
        type="button"
        className={styles.chip}
        {...tipped({ term: 'logAxis' })}
        aria-pressed={on}
        aria-label={t('logLabel', { measure: t(`measure.${measure.id}`) })}
        onClick={() => setLogs((old) => ({ ...old, [measure.id]: !on }))}
      >
        {t('log')}
      </button>
    )
  }

  return (
    <div className={styles.charts} data-single={single || undefined}>
      <div className={styles.chart}>
        <header className={styles.head}>
          <h3 className={styles.title}>
            <span {...told({ term: measureTerms[first.id], text: t(`about.${first.id}`) })}>
              {t(`measure.${first.id}`)}
            </span>
            {about(first)}
          </h3>
          <Choose
            size="small"
            className={styles.mode}
            label={t('modeLabel')}
            value={mode}
            groups={[
              { options: xModes(kind).map((value) => ({ value, label: t(`by.${value}`), term: modeTerms[value] })) },
            ]}
            onChange={setMode}
          />
          {logChip(first)}
          <PopoverButton
            button={
              <IconButton data-small label={t('tools')}>
                <IconAdjustmentsHorizontal size={18} />
              </IconButton>
            }
            label={t('tools')}
            width={280}
            position="bottom-end"
          >
            <Suspense fallback={<div className={styles.toolsWait} />}>
              <Tools.Component frames={zoomable} />
            </Suspense>
          </PopoverButton>
          {save(first)}
        </header>
        <KeptRuns />
        {plot('first')}
        <ZoomTold mode={mode} />
        {!begun && (
          <p className={styles.hint}>
            <span>{t('empty')}</span>
            <span>
              <Filled text={t('emptyKeys')} places={{ space: <kbd>Space</kbd>, right: <kbd>→</kbd> }} />
            </span>
          </p>
        )}
      </div>
      {!single && (
        <div className={styles.chart}>
          <header className={styles.head}>
            <h3 className={styles.title}>
              <Choose
                size="small"
                className={styles.second}
                label={t('secondLabel')}
                value={second.id}
                groups={[
                  {
                    options: offered.map(({ id }) => ({
                      value: id,
                      label: t(`measure.${id}`),
                      term: measureTerms[id],
                    })),
                  },
                ]}
                onChange={setSecond}
              />
              {about(second)}
            </h3>
            {logChip(second)}
            {save(second)}
          </header>
          {plot('second')}
        </div>
      )}
    </div>
  )
}
