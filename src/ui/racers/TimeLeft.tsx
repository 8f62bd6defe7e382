import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import styles from './racers.module.css'
import { duration, secondsLeft } from './timeLeft.ts'

/** About how long the race takes from here, where one would rather know. */
export function TimeLeft() {
  const { t } = useTranslation('racers')
  const written = useApp((state) => {
    const seconds = secondsLeft(state)
    if (seconds === null) return null
    const { unit, count } = duration(seconds)
    return `${unit} ${count}`
  })
  const run = useApp((state) => state.run)
  const fastest = useApp((state) => state.speed === Infinity)
  const costly = useApp((state) => state.cost !== null)
  if (written === null) return null
  const [unit, count] = written.split(' ') as ['seconds' | 'minutes' | 'hours', string]
  const time = t(`durations.${unit}`, { count: Number(count) })
  return (
    <span className={styles.same} data-tip={t(costly ? 'timeTried' : 'timeByPace')} data-tip-always="">
      {t(run === 'running' || run === 'paused' ? 'timeLeft' : fastest ? 'timeAtMost' : 'timeAtPace', { time })}
    </span>
  )
}
