import type { ReactNode } from 'react'
import type { ListParameter } from '../../catalog/definition.ts'
import { ListField } from './ListField.tsx'
import { Label } from './Label.tsx'
import styles from './row.module.css'

interface ListRowProps {
  label: string
  /** Shown behind the label. */
  symbol?: ReactNode
  description?: string
  parameter: ListParameter
  value: readonly number[]
  onChange: (value: readonly number[]) => void
}

/** A list of numbers: the label above its field. */
export function ListRow({ label, symbol, description, parameter, value, onChange }: ListRowProps) {
  return (
    <div className={styles.stacked} data-tip-row="">
      <Label symbol={symbol} description={description}>
        {label}
      </Label>
      <ListField label={label} parameter={parameter} value={value} onCommit={onChange} />
    </div>
  )
}
