import { useTranslation } from 'react-i18next'
import { count } from '../theme/format.ts'
import { samplesOf, type Confusion } from './confusion.ts'

interface ConfusionWordsProps {
  name: string
  confusion: Confusion
  names: readonly string[]
}

/** Classes up to which the whole matrix is written out. */
const most = 20

/** The matrix as a table, for those who do not see the picture; of many classes only what is right of each. */
export function ConfusionWords({ name, confusion, names }: ConfusionWordsProps) {
  const { t } = useTranslation('stage')
  const { classes, counts } = confusion
  const whole = classes <= most
  return (
    <table className="visually-hidden">
      <caption>{t('confusionOf', { name, samples: count(confusion.samples), right: count(confusion.right) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('trueClass')}</th>
          {whole ? (
            names.map((each, column) => (
              <th key={column} scope="col">
                {t('takenFor', { name: each })}
              </th>
            ))
          ) : (
            <th scope="col">{t('rightOf')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {names.map((each, row) => (
          <tr key={row}>
            <th scope="row">{each}</th>
            {whole ? (
              names.map((_, column) => <td key={column}>{counts[row * classes + column]}</td>)
            ) : (
              <td>
                {counts[row * (classes + 1)]} / {samplesOf(confusion, row)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
