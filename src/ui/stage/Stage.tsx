import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../experiment/document.ts'
import { addRacer, edit } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { useVisibleRacers } from '../canvas/racing.ts'
import { Button } from '../parts/Button.tsx'
import { Segments } from '../parts/Segments.tsx'
import { dataKind } from '../problem/kinds.ts'
import { showInSpace, useView } from '../view.ts'
import { isLine } from './linear/isLine.ts'
import type { Look } from './images/looks.ts'
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
const ImageStage = lazy(() => import('./images/ImageStage.tsx').then((module) => ({ default: module.ImageStage })))
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

/** How many racers are shown, or the network of one. */
type Layout = 'all' | 'one' | 'network'

const short = { all: 'allShort', one: 'oneShort', network: 'networkShort' } as const satisfies Record<Layout, string>

const isOfImages = ({ shape, classes }: DataScene): boolean => shape.length === 3 && classes > 0

/** Views of two inputs, where the units of a network can be shown. */
const hasNetwork = (view: StageView | undefined): boolean => view === 'boundary' || view === 'field'

/** The stage: what is minimized and where every racer is, in the view that fits the problem. */
export function Stage() {
  const { t } = useTranslation('stage')
  const problem = useApp((state) => state.document.problem)
  const scene = useApp((state) => state.scene)
  const racers = useVisibleRacers()
  const inSpace = useView((state) => state.inSpace)
  const refused = useView((state) => state.spaceRefused)
  const [layout, setLayout] = useState<Layout>('all')
  const [look, setLook] = useState<Look>('matrix')
  const view = scene?.kind === 'data' ? stageViewOf(scene) : undefined
  const images = scene?.kind === 'data' && isOfImages(scene)
  const layouts = images && look !== 'matrix' ? [] : layoutsOf(view, racers.length)
  return (
    <section className={styles.stage} aria-label={t('label')}>
      <StageHead>
        {problem.kind === 'surface' && problem.start.length === 2 && (
          <Segments
            label={t('surfaceView')}
            value={inSpace ? 'space' : 'contour'}
            options={[
              { value: 'contour', label: t('contour') },
              { value: 'space', label: t('space') },
            ]}
            onChange={(value) => showInSpace(value === 'space')}
          />
        )}
        {problem.kind === 'data' && isTiled(view) && layouts.length > 1 && (
          <Segments
            label={t('layout')}
            value={layouts.includes(layout) ? layout : layouts[0]!}
            options={layouts.map((value) => ({ value, label: t(value), short: t(short[value]) }))}
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
              (racers.length > 0 || view === 'fit') && (
                <DataStage problem={problem} scene={scene} layout={layout} look={look} onLook={setLook} />
              )
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

/** The layouts that a view can have. */
function layoutsOf(view: StageView | undefined, racers: number): readonly Layout[] {
  if (racers === 0) return []
  return [...(racers > 1 ? (['all'] as const) : []), 'one', ...(hasNetwork(view) ? (['network'] as const) : [])]
}

interface DataStageProps {
  problem: DataProblem
  scene: DataScene
  layout: Layout
  look: Look
  onLook: (look: Look) => void
}

function DataStage({ problem, scene, layout, look, onLook }: DataStageProps) {
  const view = stageViewOf(scene)
  if (isLine(problem, scene)) return <LinearStage problem={problem} scene={scene} />
  if (layout === 'network' && hasNetwork(view)) return <NetworkStage problem={problem} scene={scene} />
  if (!isTiled(view)) return <FitStage problem={problem} scene={scene} />
  if (isOfImages(scene))
    return <ImageStage problem={problem} scene={scene} one={layout === 'one'} look={look} onLook={onLook} />
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
