import { useTranslation } from 'react-i18next'
import type { Column, TableUse } from '../../../state/tables.ts'
import { Fold } from '../../parts/Fold.tsx'
import styles from './table.module.css'

/** Rows that are shown. */
const ROWS = 8

/** The first rows of the table as they are in the file. */
export function Preview({ columns, use }: { columns: readonly Column[]; use: TableUse }) {
  const { t } = useTranslation('tables')
  const rows = Math.min(ROWS, columns[0]?.cells.length ?? 0)
  return (
    <Fold title={t('preview', { count: rows })} description={t('previewText')} open>
      <div className={styles.scroll}>
        <table className={styles.preview}>
          <thead>
            <tr>
              {columns.map(({ name }, index) => (
                <th key={name} scope="col" data-out={use.types[index] === '-' || undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>
                {columns.map(({ name, cells }, index) => (
                  <td key={name} data-out={use.types[index] === '-' || undefined}>
                    {cells[row] === '' ? '–' : cells[row]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  )
}
