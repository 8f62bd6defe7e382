import { useEffect, useRef, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../../experiment/document.ts'
import { probeOf, type FilterBank } from '../../../state/probes.ts'
import { usePalette, type Palette } from '../../canvas/palette.ts'
import { usePageSize, type CanvasSize } from '../../canvas/useCanvas.ts'
import { useRedraw } from '../../canvas/useRedraw.ts'
import { Figure } from '../../theme/Figure.tsx'
import { rem } from '../../theme/growth.ts'
import { measured, plain } from '../../theme/format.ts'
import { filterHeight } from './filterHeight.ts'
import { RacerLine } from '../network/RacerLine.tsx'
import '../network/texts.ts'
import { rangeOfUnit, reachOf } from '../network/units.ts'
import { useShownRacers } from '../Tiles.tsx'
import { useProbe } from '../useProbe.ts'
import { useSlowly } from '../useSlowly.ts'
import { rampPixels, rampStops } from '../valueRamp.ts'
import styles from './images.module.css'

/** The weights of the selected racer's first layer, each filter a picture, all on one scale. */
export function FiltersView() {
  const [racer] = useShownRacers(true)
  return racer && <FiltersOf key={racer.id} racer={racer} />
}

function FiltersOf({ racer }: { racer: Racer }) {
  const { t } = useTranslation('network')
  const [bank, setBank] = useSlowly<FilterBank>()
  const frame = useRef<HTMLDivElement>(null)
  const frameSize = usePageSize(frame)
  const last = useRef<FilterBank | null>(null)
  useProbe({ kind: 'filters' }, racer.id)
  useRedraw(() => {
    const probe = probeOf(racer.id)
    if (probe?.kind !== 'filters' || probe === last.current) return
    last.current = probe
    setBank(probe)
  })
  return (
    <div className={styles.filters}>
      <div
        ref={frame}
        className={styles.frame}
        tabIndex={0}
        role="region"
        aria-label={t('filtersOf', { name: racer.name })}
      >
        {bank && frameSize && <Filters bank={bank} frame={frameSize} />}
      </div>
      <div className={styles.scale}>
        <RacerLine racer={racer} />
        {bank && <Scale bank={bank} />}
      </div>
    </div>
  )
}

function Filters({ bank, frame }: { bank: FilterBank; frame: CanvasSize }) {
  const { t } = useTranslation('network')
  const palette = usePalette()
  const { channels, height, width, values, biases } = bank
  const reach = reachOf(values)
  const size = channels * height * width
  const aspect = (channels * width) / height
  const cell = filterHeight(biases.length, aspect, frame)
  const shape = { '--cell': rem(cell), '--side': rem(Math.round(cell * aspect)) } as CSSProperties
  return (
    <ul className={styles.bank} style={shape}>
      {Array.from(biases, (bias, filter) => {
        const own = values.subarray(filter * size, (filter + 1) * size)
        const [low, high] = rangeOfUnit(own).map((value) => plain(measured(value)))
        const words = t('filterIs', { filter: filter + 1, bias: plain(measured(bias)), low, high })
        return (
          <li key={filter} aria-label={words} data-tip={words}>
            <FilterPicture values={own} bank={bank} reach={reach} palette={palette} />
            <span aria-hidden="true">{filter + 1}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** How many filters there are, and what their colours mean. */
function Scale({ bank: { sliding, height, width, values, biases } }: { bank: FilterBank }) {
  const { t } = useTranslation('network')
  const stops = rampStops(usePalette())
  const reach = reachOf(values)
  return (
    <>
      <span>{t(sliding ? 'kernels' : 'rows', { filters: biases.length, width, height })}</span>
      <span className={styles.scaleEnds}>
        <Figure value={-reach} />
        <span className={styles.ramp} style={{ backgroundImage: `linear-gradient(to right, ${stops.join(', ')})` }} />
        <Figure value={reach} />
      </span>
      <span className={styles.wide}>{t('oneScale')}</span>
    </>
  )
}

interface FilterPictureProps {
  /** [channels, height, width] */
  values: Float32Array
  bank: FilterBank
  /** Ends of the colours. */
  reach: number
  palette: Palette
}

/** A filter as pixels, its channels side by side. */
function FilterPicture({ values, bank: { channels, height, width }, reach, palette }: FilterPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    const area = height * width
    for (let channel = 0; channel < channels; channel++) {
      const pixels = rampPixels(values.subarray(channel * area, (channel + 1) * area), -reach, reach, palette)
      context?.putImageData(new ImageData(pixels, width, height), channel * width, 0)
    }
  }, [values, channels, height, width, reach, palette])
  return <canvas ref={canvas} width={channels * width} height={height} className={styles.pixels} aria-hidden="true" />
}
