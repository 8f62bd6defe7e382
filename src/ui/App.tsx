import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/store.ts'
import { gallery } from './gallery/onDemand.ts'
import { BottomBar, Header } from './header/Header.tsx'
import styles from './layout/layout.module.css'
import { ProblemRail } from './layout/ProblemRail.tsx'
import { type Layout, useLayout } from './layout/useLayout.ts'
import { LiveRegion } from './live/LiveRegion.tsx'
import { Messages } from './messages/Messages.tsx'
import { Tips } from './parts/Tips.tsx'
import { Problem } from './problem/Problem.tsx'
import { Racers } from './racers/Racers.tsx'
import { useShortcuts } from './useShortcuts.ts'
import type { TermId } from './terms/terms.ts'
import { tipped } from './terms/told.ts'
import { type PhoneTab, showPhoneTab, useView } from './view.ts'

const Stage = lazy(() => import('./stage/Stage.tsx').then((module) => ({ default: module.Stage })))
const Charts = lazy(() => import('./charts/Charts.tsx').then((module) => ({ default: module.Charts })))
const Inspector = lazy(() => import('./inspector/Inspector.tsx').then((module) => ({ default: module.Inspector })))
const Runs = lazy(() => import('./runs/Runs.tsx').then((module) => ({ default: module.Runs })))
const Help = lazy(() => import('./help/Help.tsx').then((module) => ({ default: module.Help })))

/** The inspector of the selected racer, where it is open; undefined where it is not. */
function useInspector(): ReactNode {
  const tab = useView((view) => view.inspector)
  const racer = useApp((state) => state.document.racers.find(({ id }) => id === state.selected))
  if (tab === null || racer === undefined) return undefined
  return (
    <Suspense>
      <Inspector racer={racer} tab={tab} />
    </Suspense>
  )
}

function StagePanel() {
  return (
    <div className={`${styles.panel} ${styles.stage}`}>
      <Suspense>
        <Stage />
      </Suspense>
    </div>
  )
}

function ChartsPanel() {
  const { t } = useTranslation()
  return (
    <section className={`${styles.panel} ${styles.charts}`} aria-label={t('charts')}>
      <Suspense>
        <Charts />
      </Suspense>
    </section>
  )
}

function RacersPanel({ layout }: { layout: Layout }) {
  return (
    <div className={`${styles.panel} ${styles.racers}`}>
      <Racers layout={layout} />
    </div>
  )
}

function Wide() {
  const inspector = useInspector()
  return (
    <main className={styles.wide} data-inspector={inspector !== undefined || undefined}>
      <aside className={styles.problem}>
        <Problem />
      </aside>
      <StagePanel />
      {inspector === undefined ? (
        <ChartsPanel />
      ) : (
        <div className={`${styles.panel} ${styles.inspector}`}>{inspector}</div>
      )}
      <RacersPanel layout="wide" />
    </main>
  )
}

function Middle() {
  const inspector = useInspector()
  const problemOpen = useView((view) => view.problemOpen)
  return (
    <main className={styles.middle}>
      <ProblemRail />
      {problemOpen && (
        <aside className={`${styles.panel} ${styles.drawer}`}>
          <Problem />
        </aside>
      )}
      <StagePanel />
      <ChartsPanel />
      <RacersPanel layout="middle" />
      {inspector !== undefined && <div className={`${styles.panel} ${styles.cover}`}>{inspector}</div>}
    </main>
  )
}

const phoneTabs: readonly PhoneTab[] = ['racers', 'charts', 'problem']
const phoneTerms = { racers: 'racer', charts: 'loss', problem: 'problem' } as const satisfies Record<PhoneTab, TermId>

function Phone() {
  const { t } = useTranslation()
  const tab = useView((view) => view.phoneTab)
  const inspector = useInspector()
  return (
    <>
      <main className={styles.phone}>
        <div className={styles.phoneStage}>
          <Suspense>
            <Stage />
          </Suspense>
        </div>
        <div className={styles.phoneTabs} role="tablist" aria-label={t('views')}>
          {phoneTabs.map((each, index) => (
            <button
              key={each}
              type="button"
              role="tab"
              {...tipped({ term: phoneTerms[each] })}
              id={`phone-tab-${each}`}
              aria-selected={each === tab}
              aria-controls="phone-panel"
              tabIndex={each === tab ? 0 : -1}
              onClick={() => showPhoneTab(each)}
              onKeyDown={(event) => {
                const move = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? phoneTabs.length - 1 : 0
                const next = phoneTabs[(index + move) % phoneTabs.length]!
                if (move === 0) return
                showPhoneTab(next)
                document.getElementById(`phone-tab-${next}`)?.focus()
              }}
            >
              {t(each)}
            </button>
          ))}
        </div>
        <div
          className={styles.phonePanel}
          data-tab={tab}
          id="phone-panel"
          role="tabpanel"
          aria-labelledby={`phone-tab-${tab}`}
        >
          {tab === 'racers' && <Racers layout="phone" />}
          {tab === 'problem' && <Problem />}
          {tab === 'charts' && (
            <Suspense>
              <Charts />
            </Suspense>
          )}
        </div>
      </main>
      <BottomBar />
      {inspector !== undefined && <div className={styles.sheet}>{inspector}</div>}
    </>
  )
}

/** The one screen, in the layout that fits the window. */
export function App() {
  const layout = useLayout()
  const helpOpen = useView((view) => view.helpOpen)
  const runsOpen = useView((view) => view.runsOpen)
  const galleryOpen = useView((view) => view.galleryOpen)
  useShortcuts()
  return (
    <div className={styles.app} data-layout={layout}>
      <Header layout={layout} />
      <Messages />
      {layout === 'wide' ? <Wide /> : layout === 'middle' ? <Middle /> : <Phone />}
      <LiveRegion />
      <Tips />
      {runsOpen && (
        <Suspense>
          <Runs />
        </Suspense>
      )}
      {galleryOpen && (
        <Suspense>
          <gallery.Component />
        </Suspense>
      )}
      {helpOpen && (
        <Suspense>
          <Help />
        </Suspense>
      )}
    </div>
  )
}
