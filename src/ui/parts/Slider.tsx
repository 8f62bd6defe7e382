import { useRef } from 'react'
import { chosen, plain } from '../theme/format.ts'
import { type Range, positionOf, positionsOf, valueAt } from './scale.ts'
import styles from './slider.module.css'

interface SliderProps extends Range {
  label: string
  /** What it means, for those who do not see the tip of the label. */
  description?: string | undefined
  value: number
  /** `gesture` is the same number for one drag: changes of one gesture are one entry of the history. */
  onChange: (value: number, gesture: number) => void
  /** How the value is read aloud; its figure by default. */
  text?: string
  className?: string
  disabled?: boolean
}

let gestures = 0

/** A 4 px track with a ring for a thumb in a 24 px target, on a linear or a logarithmic scale. */
export function Slider({ label, description, value, onChange, text, className, disabled, ...range }: SliderProps) {
  const gesture = useRef(0)
  const begin = () => {
    gesture.current = ++gestures
  }
  const last = positionsOf(range)
  const position = positionOf(value, range)
  return (
    <input
      type="range"
      className={`${styles.slider} ${className ?? ''}`}
      style={{ '--share': position / last }}
      aria-label={label}
      aria-description={description}
      aria-valuetext={text ?? plain(chosen(value))}
      min={0}
      max={last}
      step={1}
      value={Math.round(position)}
      disabled={disabled}
      onPointerDown={begin}
      onFocus={begin}
      onChange={(event) => {
        const next = valueAt(Number(event.currentTarget.value), range)
        if (next !== value) onChange(next, gesture.current)
      }}
    />
  )
}
