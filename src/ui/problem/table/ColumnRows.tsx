import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Text } from '../../../catalog/definition.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { withTarget, withType, type ColumnDescription, type TableUse } from '../../../state/tables.ts'
import { Segments } from '../../parts/Segments.tsx'
import { told } from '../../terms/told.ts'
import { chosen, count, plain } from '../../theme/format.ts'
import styles from './table.module.css'

interface ColumnRowsProps {
  columns: readonly ColumnDescription[]
  use: TableUse
  /** Name of the column that is wrong, and why. */
  wrong: string | undefined
  problem: Text | undefined
  onChange: (use: TableUse) => void
}

const types = ['n', 'c', '-'] as const
const typeKeys = { n: 'number', c: 'category', '-': 'leftOut' } as const

/** One row a column: its name, its type, whether it is predicted, what is missing, and what is in it. */
export function ColumnRows({ columns, use, wrong, problem, onChange }: ColumnRowsProps) {
  const { t } = useTranslation('tables')
  return (
    <div className={styles.scroll}>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">
              <span {...told({ text: t('tips.column') })}>{t('column')}</span>
            </th>
            <th scope="col">
              <span {...told({ text: t('tips.type') })}>{t('type')}</span>
            </th>
            <th scope="col">
              <span {...told({ text: t('tips.target') })}>{t('target')}</span>
            </th>
            <th scope="col" className={styles.figure}>
              <span {...told({ text: t('tips.missing') })}>{t('missing')}</span>
            </th>
            <th scope="col" className={styles.figure}>
              <span {...told({ text: t('tips.distinct') })}>{t('distinct')}</span>
            </th>
            <th scope="col">
              <span {...told({ text: t('tips.content') })}>{t('content')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => {
            const type = use.types[index] as (typeof types)[number]
            const isWrong = wrong === column.name
            return (
              <tr key={column.name} data-out={type === '-' || undefined} data-wrong={isWrong || undefined}>
                <th scope="row">
                  {column.name}
                  {isWrong && problem && (
                    <span className={styles.wrong} role="alert">
                      <IconAlertTriangle size={15} aria-hidden="true" />
                      {inLanguage(problem)}
                    </span>
                  )}
                </th>
                <td>
                  <Segments
                    label={t('typeOf', { name: column.name })}
                    value={type}
                    options={types.map((each) => ({
                      value: each,
                      label: t(typeKeys[each]),
                      tip: t(`tips.${typeKeys[each]}`),
                    }))}
                    onChange={(next) => onChange(withType(use, index, next))}
                  />
                </td>
                <td data-label={t('target')}>
                  <input
                    type="radio"
                    name="target"
                    aria-label={t('predict', { name: column.name })}
                    checked={use.target === index}
                    onChange={() => onChange(withTarget(use, index, column))}
                  />
                </td>
                <td className={styles.figure} data-label={t('missing')} data-some={column.missing > 0 || undefined}>
                  {count(column.missing)}
                </td>
                <td className={styles.figure} data-label={t('distinct')}>
                  {count(column.distinct)}
                </td>
                <td className={styles.content}>{contentOf(column)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The range of numbers, or an example. */
function contentOf({ min, max, example }: ColumnDescription): string {
  if (min === undefined || max === undefined) return example
  return min === max ? plain(chosen(min)) : `${plain(chosen(min))} … ${plain(chosen(max))}`
}
