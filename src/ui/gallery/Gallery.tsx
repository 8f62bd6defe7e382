import { Modal } from '@mantine/core'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { gallery as texts } from '../../i18n/en/gallery.ts'
import { addEnglish } from '../../i18n/setup.ts'
import { loadExperiment } from '../../state/actions.ts'
import { loadPresets, usePresets, type Preset } from '../../state/presets.ts'
import { useApp } from '../../state/store.ts'
import { focusPlay } from '../header/Transport.tsx'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { useFocusBack } from '../parts/useFocusBack.ts'
import { count } from '../theme/format.ts'
import { showGallery } from '../view.ts'
import { Card } from './Card.tsx'
import { found, grouped, type Group } from './found.ts'
import styles from './gallery.module.css'
import { cardAfter } from './gridKeys.ts'
import { useSections } from './useSections.ts'

addEnglish('gallery', texts)

const close = () => showGallery(false)

/** Opens a preset and goes to Play, after the dialog has given the focus back. */
function open({ experiment }: Preset): void {
  close()
  loadExperiment(experiment)
  setTimeout(focusPlay, 50)
}

/** The experiments on offer, grouped, each with its picture and its question. */
export default function Gallery() {
  const { t } = useTranslation('gallery')
  const { t: common } = useTranslation()
  const { presets, failed } = usePresets()
  const current = useApp((state) => state.document.preset)
  const [query, setQuery] = useState('')
  const [focused, setFocused] = useState(current)
  const scroller = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const shown = found(grouped(presets), query)
  const { now, onScroll, jump } = useSections(
    scroller,
    shown.map(({ id }) => id),
  )
  const ids = shown.flatMap((group) => group.presets.map(({ id }) => id))
  const reached = ids.includes(focused) ? focused : ids[0]
  useEffect(() => void loadPresets(), [])
  useEffect(() => {
    // It returns a promise in some browsers, which is no cleanup.
    void scroller.current?.scrollTo({ top: 0 })
  }, [query])
  useFocusBack()

  const toCard = (id: string | undefined) => {
    const card = cards(scroller.current).find((one) => one.dataset.card === id)
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest' })
  }
  const onCardKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const all = cards(scroller.current)
    const at = all.findIndex((card) => card === document.activeElement)
    if (at < 0) return
    const next = cardAfter(
      all.map((card) => card.getBoundingClientRect()),
      at,
      event.key,
    )
    if (next !== undefined) {
      event.preventDefault()
      toCard(all[next]!.dataset.card)
    } else if (event.key.length === 1 && event.key !== ' ') search.current?.focus()
  }
  const choose = (group: Group) => {
    setFocused(group.presets[0]!.id)
    jump(group.id)
  }

  return (
    <Modal.Root
      opened
      onClose={close}
      transitionProps={{ duration: 0 }}
      classNames={{ inner: styles.inner, content: styles.content }}
    >
      <Modal.Overlay className={styles.overlay} />
      <Modal.Content>
        <header className={styles.head}>
          <div className={styles.words}>
            <Modal.Title className={styles.heading}>{t('heading')}</Modal.Title>
            <p className={styles.lead}>{t('lead', { shown: count(presets.length) })}</p>
          </div>
          <label className={styles.search}>
            <IconSearch size={18} aria-hidden="true" />
            <input
              ref={search}
              type="search"
              value={query}
              placeholder={common('search')}
              aria-label={t('searchLabel')}
              onChange={(event) => setQuery(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
                event.preventDefault()
                toCard(ids[0])
              }}
            />
          </label>
          <IconButton label={common('close')} shortcut="Esc" onClick={close} className={styles.close}>
            <IconX size={20} aria-hidden="true" />
          </IconButton>
        </header>
        <span className="visually-hidden" role="status">
          {query !== '' && common('found', { count: ids.length })}
        </span>
        <div className={styles.body}>
          <nav className={styles.groups} aria-label={t('groups')}>
            {shown.map((group) => (
              <button
                key={group.id}
                type="button"
                aria-current={group.id === now ? 'location' : undefined}
                onClick={() => choose(group)}
              >
                <span>{group.name}</span>
                <span className={styles.number}>{group.presets.length}</span>
              </button>
            ))}
          </nav>
          <div ref={scroller} className={styles.scroll} onScroll={onScroll} onKeyDown={onCardKey}>
            {failed && (
              <p className={styles.failed} role="alert">
                {t('failed')} <Button onClick={() => void loadPresets()}>{t('retry')}</Button>
              </p>
            )}
            {shown.map((group) => (
              <section key={group.id} data-group={group.id} aria-label={group.name}>
                <h3 className={styles.group}>{group.name}</h3>
                <div className={styles.cards}>
                  {group.presets.map((preset) => (
                    <Card
                      key={preset.id}
                      preset={preset}
                      current={preset.id === current}
                      reached={preset.id === reached}
                      onOpen={() => open(preset)}
                      onFocus={() => setFocused(preset.id)}
                    />
                  ))}
                </div>
              </section>
            ))}
            {shown.length === 0 && <p className={styles.nothing}>{common('nothingFound')}</p>}
          </div>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

/** The cards that are shown, in reading order. */
function cards(scroller: HTMLElement | null): HTMLElement[] {
  return [...(scroller?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
}
