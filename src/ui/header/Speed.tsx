import { useTranslation } from 'react-i18next'
import { setSpeed } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { count } from '../theme/format.ts'
import { PopoverButton } from '../parts/PopoverButton.tsx'
import { Slider } from '../parts/Slider.tsx'
import { tipped, told } from '../terms/told.ts'
import styles from './header.module.css'

/** Steps a second, 1-2-5; the last is as fast as it goes. */
const speeds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, Number.POSITIVE_INFINITY]

function useSpeed() {
  const { t } = useTranslation('header')
  const speed = useApp((state) => state.speed)
  const index = speeds.findIndex((entry) => entry >= speed)
  return {
    index,
    short: speed === Number.POSITIVE_INFINITY ? t('fastest') : t('perSecond', { shown: count(speed) }),
    long: speed === Number.POSITIVE_INFINITY ? t('fastestLong') : t('perSecondLong', { shown: count(speed) }),
  }
}

function SpeedTrack() {
  const { t } = useTranslation('header')
  const { index, long } = useSpeed()
  return (
    <Slider
      label={t('speed')}
      className={styles.speedTrack}
      min={0}
      max={speeds.length - 1}
      scale="linear"
      integer
      value={index}
      text={long}
      onChange={(position) => setSpeed(speeds[position] ?? 20)}
    />
  )
}

/** The speed with its slider below it. */
export function SpeedSlider() {
  const { t } = useTranslation('header')
  const { short } = useSpeed()
  return (
    <div className={styles.speed}>
      <span className={styles.readoutLabel} aria-hidden="true" {...told({ term: 'speed' })}>
        {t('speed')}
      </span>
      <span className={styles.readoutValue} aria-hidden="true">
        {short}
      </span>
      <SpeedTrack />
    </div>
  )
}

/** The speed as a button that opens the slider, where there is no room for it. */
export function SpeedButton() {
  const { t } = useTranslation('header')
  const { short, long } = useSpeed()
  return (
    <PopoverButton
      position="top"
      width={240}
      label={t('speed')}
      className={styles.popover}
      button={
        <button
          type="button"
          className={styles.speedButton}
          aria-label={`${t('speed')} ${short}: ${long}`}
          {...tipped({ term: 'speed' })}
        >
          {short}
        </button>
      }
    >
      <SpeedSlider />
    </PopoverButton>
  )
}
