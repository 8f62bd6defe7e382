import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import buttons from '../parts/button.module.css'
import { IconButton } from '../parts/IconButton.tsx'
import { Slider } from '../parts/Slider.tsx'
import { count } from '../theme/format.ts'
import { smoothOver, useView } from '../view.ts'
import { told } from '../terms/told.ts'
import styles from './charts.module.css'
import { keptBy, spans } from './smoothing.ts'
import { showWhole, useZoomed, yOf, zoomX, zoomY, type Frame } from './zoomed.ts'
import { valueAt } from './zoom.ts'

interface ToolsProps {
  frames: readonly { readonly frame: Frame; readonly name: string }[]
}

/** Smoothing of both charts, and zooming without a pointer. */
export default function Tools({ frames }: ToolsProps) {
  const { t } = useTranslation('charts')
  const smoothing = useView((view) => view.smoothing)
  const zoomed = useZoomed()
  const first = frames[0]?.frame
  const part = zoomed.x !== null || zoomed.y.first !== null || zoomed.y.second !== null
  const over = smoothing === 0 ? t('none') : t('steps', { steps: count(smoothing) })
  const zoom = (name: string, by: (factor: number) => void) => (
    <div key={name} className={styles.tool}>
      <span {...told({ text: t('zoomText') })}>{name}</span>
      <IconButton data-small label={t('nearer', { axis: name })} onClick={() => by(0.5)}>
        <IconPlus size={16} />
      </IconButton>
      <IconButton data-small label={t('farther', { axis: name })} onClick={() => by(2)}>
        <IconMinus size={16} />
      </IconButton>
    </div>
  )
  const middle = (frame: Frame): number => {
    const shown = yOf(useZoomed.getState(), frame) ?? frame.y
    return valueAt(shown, 0.5, frame.log)
  }
  return (
    <div className={styles.tools}>
      <div className={styles.tool}>
        <span {...told({ term: 'smoothing' })}>{t('smoothing')}</span>
        <output>{over}</output>
      </div>
      <Slider
        label={t('smoothing')}
        min={0}
        max={spans.length - 1}
        scale="linear"
        integer
        value={Math.max(0, spans.indexOf(smoothing))}
        text={over}
        onChange={(position) => smoothOver(spans[position] ?? 0)}
      />
      <p>
        {smoothing === 0
          ? t('smoothingNone')
          : t('smoothingSays', { kept: Number(keptBy(smoothing).toPrecision(3)), steps: count(smoothing) })}
      </p>
      <hr />
      {first && zoom(t('horizontal'), (factor) => zoomX(first, factor))}
      {frames.map(({ frame, name }) => zoom(name, (factor) => zoomY(frame, factor, middle(frame))))}
      <button type="button" className={buttons.plain} disabled={!part} onClick={showWhole}>
        {t('showWhole')}
      </button>
      <p>{t('gestures')}</p>
    </div>
  )
}
