import { IconCheck, IconX } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { measured, percent, plain } from '../../theme/format.ts'
import type { Link } from '../decision.ts'
import type { Predicted } from '../predicted.ts'
import type { DataScene } from '../samples.ts'
import styles from './images.module.css'
import { SamplePicture } from './SamplePicture.tsx'
import { verdictOf } from './sampleWords.ts'

interface SampleGridProps {
  label: string
  scene: DataScene
  names: readonly string[]
  link: Link
  predicted: Predicted
  /** Numbers of the samples of the page. */
  samples: readonly number[]
  columns: number
  chosen: number | null
  onChosen: (sample: number | null) => void
}

/** A card for each sample: its picture, what it was taken for, how surely, and what it is. Arrow keys go from card to card. */
export function SampleGrid({ label, scene, names, link, predicted, samples, columns, onChosen }: SampleGridProps) {
  const { t } = useTranslation('network')
  const holder = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const entry = Math.min(stop, samples.length - 1)

  function move(event: KeyboardEvent, place: number): void {
    const last = samples.length - 1
    const targets: Record<string, number> = {
      ArrowLeft: place - 1,
      ArrowRight: place + 1,
      ArrowUp: place - columns,
      ArrowDown: place + columns,
      Home: 0,
      End: last,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (target >= 0 && target <= last) (holder.current?.children[target] as HTMLElement | undefined)?.focus()
  }

  return (
    <div
      ref={holder}
      role="group"
      aria-label={label}
      className={styles.grid}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {samples.map((sample, place) => {
        const { truth, label: taken, right, values, probable } = verdictOf(sample, scene, predicted, link)
        const score = probable ? percent(values[taken]!) : plain(measured(values[taken]!))
        const words = { truth: names[truth], taken: names[taken], score }
        return (
          <button
            key={place}
            type="button"
            className={styles.card}
            data-wrong={!right || undefined}
            data-sample={sample}
            tabIndex={place === entry ? 0 : -1}
            aria-label={t(right ? 'cardRight' : 'cardWrong', words)}
            onPointerEnter={() => onChosen(sample)}
            onFocus={() => {
              setStop(place)
              onChosen(sample)
            }}
            onClick={(event) => event.currentTarget.focus()}
            onKeyDown={(event) => move(event, place)}
          >
            <SamplePicture scene={scene} sample={sample} />
            <span className={styles.taken}>
              {right ? <IconCheck size={14} aria-hidden="true" /> : <IconX size={14} aria-hidden="true" />}
              <strong>{names[taken]}</strong>
              <span>{score}</span>
            </span>
            <span className={styles.truth}>{t('truth', { name: names[truth] })}</span>
          </button>
        )
      })}
    </div>
  )
}
