import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { select } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { presence } from '../canvas/racing.ts'
import { Swatch } from '../theme/Swatch.tsx'
import styles from './stage.module.css'

interface TileProps {
  racer: Racer
  dense: boolean
  /** The figure at the right of the name; a diverged racer says so instead. */
  score: ReactNode
  /** On the ground of the panel, where the picture does not fill it. */
  plain?: boolean
  /** The box of the picture and its canvas. */
  holder: Ref<HTMLSpanElement>
  canvas: Ref<HTMLCanvasElement>
  /** The picture in words, where it has some. */
  words?: ReactNode
}

/** A racer's picture under its name and its score. Pressing it selects the racer. */
export function Tile({ racer, dense, score, plain = false, holder, canvas, words }: TileProps) {
  const { t } = useTranslation('stage')
  const faint = useApp((state) => presence(state.readouts[racer.id]) < 1)
  const diverged = useApp((state) => state.readouts[racer.id]?.status === 'diverged')
  const selected = useApp((state) => state.selected === racer.id)
  return (
    <div className={styles.tileHolder}>
      <button
        type="button"
        className={styles.tile}
        aria-pressed={selected}
        data-faint={faint || undefined}
        onClick={() => select(racer.id)}
      >
        <span className={styles.tileHead}>
          <Swatch colour={racer.colour} dash={racer.dash} width={dense ? 28 : 34} />
          <span className={styles.tileName}>{racer.name}</span>
          <span className={styles.score}>{diverged ? t('diverged') : score}</span>
        </span>
        <span ref={holder} className={styles.picture} data-plain={plain || undefined}>
          <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
        </span>
      </button>
      {words}
    </div>
  )
}
