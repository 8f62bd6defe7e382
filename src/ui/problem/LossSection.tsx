import { useTranslation } from 'react-i18next'
import { defaultValues, formulaText } from '../../catalog/definition.ts'
import { losses } from '../../catalog/losses/index.ts'
import { lossScope } from '../../catalog/losses/scope.ts'
import type { DataProblem } from '../../experiment/document.ts'
import { takesLogits } from '../../experiment/fit.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { edit } from '../../state/actions.ts'
import { FunctionFormula } from '../formulas/FunctionFormula.tsx'
import { OwnFormula } from '../formulas/OwnFormula.tsx'
import { standalone, symbolsOf } from '../formulas/scopes.ts'
import { typeset } from '../formulas/typeset.ts'
import { ChoiceRow } from '../parts/ChoiceRow.tsx'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { inData, lossesFor, taskOf, withParameter } from './changes.ts'
import styles from './problem.module.css'

const names = ['prediction', 'target'] as const
const ownScope = scopeOf('loss')
const symbols = { prediction: '\\hat y', target: 'y' }
const functionNames = [...names, 'abs', 'sqrt', 'exp', 'log', 'softplus', 'sigmoid', 'tanh', 'min', 'max', 'where']

/** Typeset lines of the loss per entry. */
function lossLines({ loss }: DataProblem): readonly string[] {
  const definition = losses.get(loss.id)
  return definition === undefined
    ? typeset(loss.formula ?? '', ownScope, symbols)
    : typeset(formulaText(definition.formula, loss.parameters), lossScope(definition), {
        ...symbols,
        ...symbolsOf(definition.parameters),
      })
}

/** What is minimized: the loss of prediction and target, and penalties on the weights. */
export function LossSection({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('problem')
  const task = taskOf(problem.data)
  const definition = losses.get(problem.loss.id)
  const options = lossesFor(task).map((each) => ({
    value: each.id,
    label: inLanguage(each.name),
    summary: inLanguage(each.summary),
  }))
  const own = { value: 'own', label: t('ownFormula'), summary: t('ownLossSummary') }
  const choose = (id: string) => {
    const next = losses.get(id)
    const start = definition ?? losses.get('squared')!
    edit(
      inData((before) => {
        const loss =
          next === undefined
            ? {
                id: 'own',
                parameters: {},
                formula: standalone(start.formula, start.parameters, before.loss.parameters),
              }
            : { id, parameters: defaultValues(next.parameters) }
        return { ...before, loss, model: takesLogits(loss) ? { ...before.model, output: 'linear' } : before.model }
      }),
    )
  }
  const penalty = (name: 'l1' | 'l2', value: number, merge: string | undefined) =>
    edit(
      inData((before) => ({ ...before, penalty: { ...before.penalty, [name]: value } })),
      { merge },
    )

  return (
    <div className={styles.group}>
      <ChoiceRow
        label={t('loss')}
        value={problem.loss.id}
        groups={[{ options: task === 'classes' ? options : [...options, own] }]}
        onChange={choose}
      />
      {definition === undefined && (
        <OwnFormula
          label={t('lossFormula')}
          text={problem.loss.formula ?? ''}
          scope={ownScope}
          names={functionNames}
          onValid={(formula) =>
            edit(
              inData((before) => ({ ...before, loss: { ...before.loss, formula } })),
              { merge: 'loss.formula' },
            )
          }
        />
      )}
      <FunctionFormula lines={lossLines(problem)} name={'\\ell ='} />
      {definition !== undefined && (
        <Parameters
          name="loss"
          parameters={definition.parameters}
          values={problem.loss.parameters}
          onChange={(name, value, merge) =>
            edit(
              inData((before) => ({ ...before, loss: withParameter(before.loss, name, value) })),
              { merge },
            )
          }
        />
      )}
      <NumberRow
        name="l1"
        label={t('penaltyL1')}
        symbol="λ₁"
        description={t('penaltyL1Text')}
        value={problem.penalty.l1}
        {...LIMITS.penalty}
        scale="log"
        onChange={(value, merge) => penalty('l1', value, merge)}
      />
      <NumberRow
        name="l2"
        label={t('penaltyL2')}
        symbol="λ₂"
        description={t('penaltyL2Text')}
        value={problem.penalty.l2}
        {...LIMITS.penalty}
        scale="log"
        onChange={(value, merge) => penalty('l2', value, merge)}
      />
    </div>
  )
}
