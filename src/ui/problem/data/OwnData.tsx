import { useTranslation } from 'react-i18next'
import { ownData } from '../../../catalog/datasets/own.ts'
import type { DataChoice } from '../../../experiment/document.ts'
import { scopeOf } from '../../../experiment/ownFormula.ts'
import { edit } from '../../../state/actions.ts'
import { FunctionFormula } from '../../formulas/FunctionFormula.tsx'
import { OwnFormula } from '../../formulas/OwnFormula.tsx'
import { typeset } from '../../formulas/typeset.ts'
import { Label } from '../../parts/Label.tsx'
import { Segments } from '../../parts/Segments.tsx'
import rows from '../../parts/row.module.css'
import { withData, withOwnData } from '../changes.ts'
import styles from '../problem.module.css'

const functionNames = ['sqrt', 'abs', 'exp', 'log', 'sin', 'cos', 'tanh', 'min', 'max', 'where']
const inputNames = ['x', 'y']

/** Data from a formula that the user writes: of one input or of two. */
export function OwnData({ data }: { data: DataChoice }) {
  const { t } = useTranslation('data')
  const inputs = data.inputs === 2 ? 2 : 1
  const scope = scopeOf(inputs === 1 ? 'curve' : 'surface')
  const [from, to] = ownData.range
  return (
    <>
      <div className={rows.row} data-tip-row="">
        <Label description={t('inputsText')}>{t('inputs')}</Label>
        <Segments
          label={t('inputs')}
          value={String(inputs)}
          options={[
            { value: '1', label: t('oneInput') },
            { value: '2', label: t('twoInputs') },
          ]}
          onChange={(next) => edit((experiment) => withOwnData(experiment, next === '1' ? 1 : 2))}
        />
      </div>
      <OwnFormula
        key={inputs}
        label={t('dataFormula')}
        text={data.formula ?? ''}
        scope={scope}
        names={[...inputNames.slice(0, inputs), ...functionNames]}
        onValid={(formula) =>
          edit((experiment) => withData(experiment, { ...data, formula }), { merge: 'data.formula' })
        }
      />
      <FunctionFormula lines={typeset(data.formula ?? '', scope)} name={inputs === 1 ? 'f(x) =' : 'f(x, y) ='} />
      <p className={styles.summary}>{t('ownDataText', { from: `−${Math.abs(from)}`, to })}</p>
    </>
  )
}
