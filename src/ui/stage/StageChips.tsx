import { IconArrowNarrowRight, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Palette } from '../canvas/palette.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { told } from '../terms/told.ts'
import { Figure } from '../theme/Figure.tsx'
import { ramp } from '../theme/tokens.ts'
import type { Arrow } from './arrows.ts'
import { roundLowest, type Heights } from './heights.ts'
import { bandCount } from './rampColours.ts'
import styles from './stage.module.css'

interface ZoomButtonsProps {
  onZoom: (factor: number) => void
  onFit: () => void
  /** Further buttons. */
  children?: ReactNode
}

/** Zoom in, zoom out, show everything. */
export function ZoomButtons({ onZoom, onFit, children }: ZoomButtonsProps) {
  const { t } = useTranslation('stage')
  return (
    <div className={styles.zoom}>
      <IconButton label={t('zoomIn')} onClick={() => onZoom(1.5)}>
        <IconPlus size={18} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('zoomOut')} onClick={() => onZoom(1 / 1.5)}>
        <IconMinus size={18} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('zoomFit')} onClick={onFit}>
        <IconMaximize size={18} aria-hidden="true" />
      </IconButton>
      {children}
    </div>
  )
}

/** Two significant digits: a legend is read, not measured. */
function roughly(value: number): number {
  return Number(value.toPrecision(2))
}

/** What the colours of the heat map mean; `children` says more. */
export function HeightLegend({
  heights,
  palette,
  children,
}: {
  heights: Heights
  palette: Palette
  children?: ReactNode
}) {
  return (
    <div className={`${styles.chip} ${styles.heights}`}>
      <span className={styles.symbol} {...told({ term: 'loss' })}>
        f
      </span>
      <Figure value={roundLowest(heights, bandCount)} kind="chosen" />
      <span
        className={styles.ramp}
        style={{ backgroundImage: `linear-gradient(to right, ${ramp[palette.scheme].join(', ')})` }}
      />
      <Figure value={roughly(heights.highest)} kind="chosen" />
      {children}
    </div>
  )
}

/** What the arrows of the selected racer are. */
export function ArrowLegend({ name, kinds }: { name: string; kinds: readonly Arrow['kind'][] }) {
  const { t } = useTranslation('stage')
  const arrow = <IconArrowNarrowRight size={16} stroke={2.5} aria-hidden="true" />
  return (
    <div className={`${styles.chip} ${styles.arrows}`}>
      <strong>{name}</strong>
      {kinds.includes('downhill') && (
        <span className={styles.downhill} {...told({ term: 'gradient' })}>
          {arrow} {t('downhill')} −∇f
        </span>
      )}
      {kinds.includes('momentum') && (
        <span className={styles.momentum} {...told({ term: 'momentum' })}>
          {arrow} {t('momentum')} −m
        </span>
      )}
      {kinds.includes('carried') && (
        <span className={styles.momentum} {...told({ term: 'momentum' })}>
          {arrow} {t('carriedLong')}
        </span>
      )}
      {kinds.includes('step') && (
        <span {...told({ term: 'update' })}>
          {arrow} {t('step')} Δθ
        </span>
      )}
      {kinds.includes('both') && (
        <span {...told({ term: 'update' })}>
          {arrow} {t('bothArrowsLong')}
        </span>
      )}
    </div>
  )
}

export function Hint({ text }: { text: string }) {
  return <div className={`${styles.chip} ${styles.hint}`}>{text}</div>
}
