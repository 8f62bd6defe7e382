import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../experiment/document.ts'
import { addRacer, edit } from '../../state/actions.ts'
import { useApp, type Scene } from '../../state/store.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { Button } from '../parts/Button.tsx'
import { Segments } from '../parts/Segments.tsx'
import { dataKind } from '../problem/kinds.ts'
import { showInSpace, useView } from '../view.ts'
import { isLine } from './linear/isLine.ts'
import { PlaneStage } from './PlaneStage.tsx'
import type { DataScene } from './samples.ts'
import { StageHead } from './StageHead.tsx'
import styles from './stage.module.css'
import { type StageView, stageViewOf } from './stageView.ts'

const LineStage = lazy(() => import('./LineStage.tsx').then((module) => ({ default: module.LineStage })))
const FitStage = lazy(() => import('./FitStage.tsx').then((module) => ({ default: module.FitStage })))
const LinearStage = lazy(() => import('./linear/LinearStage.tsx').then((module) => ({ default: module.LinearStage })))
const BoundaryStage = lazy(() => import('./BoundaryStage.tsx').then((module) => ({ default: module.BoundaryStage })))
const FieldStage = lazy(() => import('./FieldStage.tsx').then((module) => ({ default: module.FieldStage })))
const ConfusionStage = lazy(() => import('./ConfusionStage.tsx').then((module) => ({ default: module.ConfusionStage })))
const FiltersView = lazy(() => import('./images/FiltersView.tsx').then((module) => ({ default: module.FiltersView })))
const SamplesView = lazy(() => import('./images/SamplesView.tsx').then((module) => ({ default: module.SamplesView })))
const NetworkStage = lazy(() =>
  import('./network/NetworkStage.tsx').then((module) => ({ default: module.NetworkStage })),
)
const PredictedStage = lazy(() => import('./PredictedStage.tsx').then((module) => ({ default: module.PredictedStage })))
const StageWait = lazy(() => import('./StageWait.tsx').then((module) => ({ default: module.StageWait })))
const MissingFile = lazy(() => import('./MissingFile.tsx').then((module) => ({ default: module.MissingFile })))
const PageDrop = lazy(() => import('../problem/table/PageDrop.tsx').then((module) => ({ default: module.PageDrop })))

/** Views with a tile for each racer. */
const tiled = { boundary: BoundaryStage, field: FieldStage, confusion: ConfusionStage, predicted: PredictedStage }
const isTiled = (view: StageView | undefined): view is keyof typeof tiled => view !== undefined && view in tiled

/** How many racers are shown; or of the selected one the units of its network, the samples with its predictions, or its filters. */
type Layout = 'all' | 'one' | keyof typeof alone
const alone = { network: NetworkStage, samples: SamplesView, filters: FiltersView }

const short = { all: 'allShort', one: 'oneShort' } as const

/** The layouts that there are for a scene and so many racers. */
function layoutsOf(scene: Scene | null, racers: number): readonly Layout[] {
  if (scene?.kind !== 'data' || racers === 0) return []
  const view = stageViewOf(scene)
  const own: readonly Layout[] =
    view === 'boundary' || view === 'field'
      ? ['network']
      : view === 'confusion' && scene.shape.length === 3
        ? ['samples', 'filters']
        : []
  return [...(racers > 1 && isTiled(view) ? (['all'] as const) : []), 'one', ...own]
}

/** The stage: what is minimized and where every racer is, in the view that fits the problem. */
export function Stage() {
  const { t } = useTranslation('stage')
  const problem = useApp((state) => state.document.problem)
  const scene = useApp((state) => state.scene)
  const racers = useVisibleRacers()
  const inSpace = useView((state) => state.inSpace)
  const refused = useView((state) => state.spaceRefused)
  const [wanted, setLayout] = useState<Layout>('all')
  const layouts = layoutsOf(scene, racers.length)
  const layout = layouts.includes(wanted) ? wanted : layouts[0]
  const view = scene?.kind === 'data' ? stageViewOf(scene) : undefined
  const named = (value: Layout) =>
    value === 'one' && racers.length === 1 ? (view === 'confusion' ? 'matrix' : 'plane') : value
  return (
    <section className={styles.stage} aria-label={t('label')}>
      <StageHead>
        {problem.kind === 'surface' && problem.start.length === 2 && (
          <Segments
            label={t('surfaceView')}
            value={inSpace ? 'space' : 'contour'}
            options={[
              { value: 'contour', label: t('contour'), tip: t('tips.contour') },
              { value: 'space', label: t('space'), tip: t('tips.space') },
            ]}
            onChange={(value) => showInSpace(value === 'space')}
          />
        )}
        {problem.kind === 'data' && layout && layouts.length > 1 && (
          <Segments
            label={t('layout')}
            value={layout}
            options={layouts.map((value) => ({
              value,
              label: t(named(value)),
              tip: t(`tips.${named(value)}`),
              ...(value in short && { short: t(short[value as keyof typeof short]) }),
            }))}
            onChange={setLayout}
          />
        )}
      </StageHead>
      <div className={styles.view}>
        {problem.kind === 'surface' && (
          <Suspense>
            {problem.start.length === 1 ? (
              <LineStage problem={problem} />
            ) : (
              <PlaneStage problem={problem} inSpace={inSpace} />
            )}
          </Suspense>
        )}
        {problem.kind === 'data' && (
          <Suspense>
            {scene?.kind === 'data' ? (
              (racers.length > 0 || view === 'fit') && <DataStage problem={problem} scene={scene} layout={layout} />
            ) : (
              <NoScene problem={problem} />
            )}
          </Suspense>
        )}
        {racers.length === 0 && <Nobody />}
        {refused && problem.kind === 'surface' && problem.start.length === 2 && (
          <p className={styles.notice} role="status">
            {t('noSpace')}
          </p>
        )}
      </div>
      {problem.kind === 'data' && dataKind(problem.data) === 'table' && (
        <Suspense>
          <PageDrop />
        </Suspense>
      )}
    </section>
  )
}

interface DataStageProps {
  problem: DataProblem
  scene: DataScene
  layout: Layout | undefined
}

function DataStage({ problem, scene, layout }: DataStageProps) {
  const view = stageViewOf(scene)
  if (isLine(problem, scene)) return <LinearStage problem={problem} scene={scene} />
  if (layout !== undefined && layout in alone) {
    const View = alone[layout as keyof typeof alone]
    return <View problem={problem} scene={scene} />
  }
  if (!isTiled(view)) return <FitStage problem={problem} scene={scene} />
  const View = tiled[view]
  return <View problem={problem} scene={scene} one={layout === 'one'} />
}

/** Without samples: the file that is missing, or that they are on their way. */
function NoScene({ problem }: { problem: DataProblem }) {
  const status = useApp((state) => state.table?.status)
  const { table } = problem.data
  if (table && (status === 'missing' || status === 'unreadable')) return <MissingFile table={table} />
  return <StageWait problem={problem} />
}

/** In place of racers: a way to get one. */
function Nobody() {
  const { t } = useTranslation('stage')
  const hidden = useApp((state) => state.document.racers.length > 0)
  const showAll = (): void =>
    edit((experiment) => ({ ...experiment, racers: experiment.racers.map((racer) => ({ ...racer, hidden: false })) }))
  return (
    <div className={styles.empty}>
      <p>{hidden ? t('allHidden') : t('noRacers')}</p>
      {hidden ? (
        <Button onClick={showAll}>{t('showAll')}</Button>
      ) : (
        <Button onClick={addRacer}>
          <IconPlus size={18} aria-hidden="true" /> {t('addRacer')}
        </Button>
      )}
    </div>
  )
}
