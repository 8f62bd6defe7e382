import { IconX } from '@tabler/icons-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { inspector } from '../../i18n/en/inspector.ts'
import { addEnglish } from '../../i18n/setup.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { onDemand } from '../parts/onDemand.ts'
import { RacerMenu } from '../racers/RacerMenu.tsx'
import { RacerName } from '../racers/RacerName.tsx'
import { told } from '../terms/told.ts'
import { Swatch } from '../theme/Swatch.tsx'
import { closeInspector, type InspectorTab, openInspector } from '../view.ts'
import { FormulaTab } from './FormulaTab.tsx'
import styles from './inspector.module.css'
import { SettingsTab } from './SettingsTab.tsx'

addEnglish('inspector', inspector)

const Microscope = onDemand(() => import('./microscope/Microscope.tsx'))

const tabs: readonly InspectorTab[] = ['settings', 'formula', 'step']

/** The selected racer, opened: its settings, and its rule. */
export function Inspector({ racer, tab }: { racer: Racer; tab: InspectorTab }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const [editing, setEditing] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  // Opened by the keyboard, the keyboard goes on here; closed, it goes back to where it was.
  useEffect(() => {
    const before = document.activeElement
    heading.current?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <section className={styles.inspector} aria-label={t('inspectorOf', { name: racer.name })}>
      <header className={styles.head}>
        <Swatch colour={racer.colour} dash={racer.dash} />
        <h2 ref={heading} tabIndex={-1}>
          {editing ? (
            <RacerName racer={racer} selected editing onEditing={setEditing} onChoose={() => {}} />
          ) : (
            racer.name
          )}
        </h2>
        {racer.optimizer.id === 'own' && (
          <span className={styles.edited} {...told({ text: t('ownRuleNote') })}>
            {t('ownRule')}
          </span>
        )}
        <span className={styles.push} />
        <RacerMenu racer={racer} onRename={() => setEditing(true)} />
        <IconButton label={common('close')} onClick={closeInspector}>
          <IconX size={20} />
        </IconButton>
      </header>
      <div className={styles.tabs} role="tablist" aria-label={t('inspectorOf', { name: racer.name })}>
        {tabs.map((each, index) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            data-tip={t(`tabTexts.${each}`)}
            aria-controls="inspector-panel"
            tabIndex={each === tab ? 0 : -1}
            onClick={() => openInspector(each)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
              event.stopPropagation()
              const turn = event.key === 'ArrowRight' ? 1 : tabs.length - 1
              const next = tabs[(index + turn) % tabs.length]!
              openInspector(next)
              document.getElementById(`tab-${next}`)?.focus()
            }}
          >
            {t(each)}
          </button>
        ))}
      </div>
      <div className={styles.body} role="tabpanel" id="inspector-panel" aria-labelledby={`tab-${tab}`}>
        {tab === 'settings' ? (
          <SettingsTab key={racer.id} racer={racer} />
        ) : tab === 'step' ? (
          <Suspense>
            <Microscope.Component key={racer.id} racer={racer} />
          </Suspense>
        ) : (
          <FormulaTab key={racer.id} racer={racer} />
        )}
      </div>
    </section>
  )
}
