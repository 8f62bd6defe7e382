import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { select } from '../../state/actions.ts'
import { probeOf, type ProbeResult } from '../../state/probes.ts'
import { useRedraw } from '../canvas/useRedraw.ts'
import { percent } from '../theme/format.ts'
import { Swatch } from '../theme/Swatch.tsx'
import { confusionOf } from './confusion.ts'
import styles from './confusion.module.css'
import type { Link } from './decision.ts'
import { predictedOf } from './predicted.ts'
import type { DataScene } from './samples.ts'
import { useSlowly } from './useSlowly.ts'

interface ConfusionPickerProps {
  racers: readonly Racer[]
  shown: number
  scene: DataScene
  link: Link
  /** Whether the racers stand beside the matrix, not above it. */
  beside: boolean
  /** The matrix of the racer that is shown. */
  children: ReactNode
}

/** Where matrices side by side would be too small to read: every racer with its share of right ones, and one matrix, large. */
export function ConfusionPicker({ racers, shown, scene, link, beside, children }: ConfusionPickerProps) {
  const { t } = useTranslation('stage')
  const list = useRef<HTMLDivElement>(null)
  // The one that is shown is in sight. Only the list is scrolled, not the page.
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-pressed="true"]')
    if (!list.current || !chosen) return
    const [frame, box] = [list.current.getBoundingClientRect(), chosen.getBoundingClientRect()]
    const over = (from: number, to: number, low: number, high: number): number =>
      from < low ? from - low : to > high ? to - high : 0
    list.current.scrollBy(
      over(box.left, box.right, frame.left, frame.right),
      over(box.top, box.bottom, frame.top, frame.bottom),
    )
  }, [shown])
  return (
    <div className={styles.picker} data-beside={beside || undefined}>
      <div ref={list} className={styles.choices} role="group" aria-label={t('pickMatrix')}>
        {racers.map((racer) => (
          <Choice key={racer.id} racer={racer} chosen={racer.id === shown} scene={scene} link={link} />
        ))}
      </div>
      <div className={styles.large}>{children}</div>
    </div>
  )
}

interface ChoiceProps {
  racer: Racer
  chosen: boolean
  scene: DataScene
  link: Link
}

/** A racer, and which share of the samples it was not trained on it takes for what they are. */
function Choice({ racer, chosen, scene, link }: ChoiceProps) {
  const seen = useRef<ProbeResult | undefined>(undefined)
  const [share, show] = useSlowly<number>()
  useRedraw(() => {
    const probe = probeOf(racer.id)
    if (probe === seen.current) return
    seen.current = probe
    const predicted = predictedOf(probe, scene, link)
    if (!predicted) return
    const { right, samples } = confusionOf(scene.y, predicted.from, predicted.classes, scene.classes)
    show(right / samples)
  })
  return (
    <button type="button" aria-pressed={chosen} onClick={() => select(racer.id)}>
      <Swatch colour={racer.colour} dash={racer.dash} width={28} />
      <span>{racer.name}</span>
      <strong>{percent(share ?? Number.NaN)}</strong>
    </button>
  )
}
