import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem, Racer } from '../../../experiment/document.ts'
import { probeOf, type ProbeResult } from '../../../state/probes.ts'
import { usePageSize } from '../../canvas/useCanvas.ts'
import { useRedraw } from '../../canvas/useRedraw.ts'
import { IconButton } from '../../parts/IconButton.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { count } from '../../theme/format.ts'
import { className } from '../classNames.ts'
import { mistakes } from '../confusion.ts'
import { linkOf } from '../linkOf.ts'
import '../network/texts.ts'
import { predictedOf, type Predicted } from '../predicted.ts'
import type { DataScene } from '../samples.ts'
import { useShownRacers } from '../Tiles.tsx'
import { useProbe } from '../useProbe.ts'
import { useSlowly } from '../useSlowly.ts'
import styles from './images.module.css'
import { pagesOf } from './pages.ts'
import { SampleDetail } from './SampleDetail.tsx'
import { SampleGrid } from './SampleGrid.tsx'

interface SamplesViewProps {
  problem: DataProblem
  scene: DataScene
}

/** Predictions, and which samples they are wrong for: those that stay wrong keep their places. */
interface Told extends Predicted {
  readonly wrong: readonly number[]
  /** Where it was read from. */
  readonly probe: ProbeResult
  readonly scene: DataScene
}

/** The samples that the selected racer was not trained on, page by page, with what it takes them for. */
export function SamplesView(props: SamplesViewProps) {
  const [racer] = useShownRacers(true)
  return racer && <SamplesOf key={racer.id} racer={racer} {...props} />
}

function SamplesOf({ racer, problem, scene }: SamplesViewProps & { racer: Racer }) {
  const { t } = useTranslation('network')
  const frame = useRef<HTMLDivElement>(null)
  const size = usePageSize(frame)
  const latest = useRef<Told | null>(null)
  const [slow, setSlow] = useSlowly<Told>()
  const [filter, setFilter] = useState<'all' | 'wrong'>('all')
  const [wantedPage, setPage] = useState(0)
  const [chosen, setChosen] = useState<number | null>(null)
  const link = linkOf(problem)
  const names = Array.from({ length: scene.classes }, (_, label) => className(problem, scene, label))
  useProbe({ kind: 'predictions' }, racer.id)

  useRedraw(() => {
    const probe = probeOf(racer.id)
    const before = latest.current?.scene === scene ? latest.current : null
    if (!probe || before?.probe === probe) return
    const predicted = predictedOf(probe, scene, link)
    if (!predicted) return
    const { from, classes } = predicted
    const many = classes.reduce((sum, label, i) => sum + (scene.y[from + i] === label ? 0 : 1), 0)
    const wrong = mistakes(before?.wrong ?? [], scene.y, from, classes, many).flatMap((sample) => sample ?? [])
    latest.current = { ...predicted, wrong, probe, scene }
    setSlow(latest.current)
  })

  const told = slow?.scene === scene ? slow : null
  const all = useMemo(() => (told ? Array.from({ length: told.classes.length }, (_, i) => told.from + i) : []), [told])
  const listed = filter === 'all' ? all : (told?.wrong ?? [])
  const { columns, rows, pages } = pagesOf(listed.length, size ?? { width: 480, height: 420 })
  const page = Math.min(wantedPage, pages - 1)
  const first = page * columns * rows
  const shown = listed.slice(first, first + columns * rows)
  const sample = chosen !== null && shown.includes(chosen) ? chosen : null
  const held = scene.split.some((part) => part > 0)

  return (
    <div className={styles.samples}>
      <div className={styles.left}>
        <div className={styles.tools}>
          <Segments
            label={t('samplesShown')}
            value={filter}
            options={[
              { value: 'all', label: t('allSamples', { shown: told ? count(all.length) : '–' }) },
              { value: 'wrong', label: t('wrongSamples', { shown: told ? count(told.wrong.length) : '–' }) },
            ]}
            onChange={(value) => {
              setFilter(value)
              setPage(0)
            }}
          />
          <span className={styles.pages}>
            <IconButton label={t('previous')} disabled={page === 0} onClick={() => setPage(page - 1)}>
              <IconChevronLeft size={18} />
            </IconButton>
            <span className={styles.pageNumber}>{t('page', { page: page + 1, pages })}</span>
            <IconButton label={t('next')} disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
              <IconChevronRight size={18} />
            </IconButton>
          </span>
        </div>
        <div ref={frame} className={styles.frame}>
          {told && shown.length === 0 && <p className={styles.none}>{t('noneWrong')}</p>}
          {told && (
            <SampleGrid
              label={t(held ? 'heldOut' : 'trainedOn', { name: racer.name })}
              scene={scene}
              names={names}
              link={link}
              predicted={told}
              samples={shown}
              columns={columns}
              chosen={sample}
              onChosen={setChosen}
            />
          )}
        </div>
      </div>
      <SampleDetail
        racer={racer}
        scene={scene}
        names={names}
        link={link}
        predicted={told}
        sample={sample ?? shown[0] ?? null}
      />
    </div>
  )
}
