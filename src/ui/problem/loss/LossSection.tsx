import { useTranslation } from 'react-i18next'
import { defaultValues } from '../../../catalog/definition.ts'
import type { Loss } from '../../../catalog/kinds.ts'
import { losses } from '../../../catalog/losses/index.ts'
import type { DataProblem } from '../../../experiment/document.ts'
import { neededOutput, OWN_LOSS, targetMisfit } from '../../../experiment/fit.ts'
import { scopeOf } from '../../../experiment/ownFormula.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { edit } from '../../../state/actions.ts'
import { FunctionFormula } from '../../formulas/FunctionFormula.tsx'
import { lossLines } from '../../formulas/lossLines.ts'
import { OwnFormula } from '../../formulas/OwnFormula.tsx'
import { standalone } from '../../formulas/scopes.ts'
import { ChoiceRow } from '../../parts/ChoiceRow.tsx'
import type { Option } from '../../parts/Choose.tsx'
import { Parameters } from '../../parts/Parameters.tsx'
import { Source } from '../../parts/Source.tsx'
import { inData, withParameter } from '../changes.ts'
import styles from '../problem.module.css'
import { ClassWeights } from './ClassWeights.tsx'
import { PenaltyRows } from './PenaltyRows.tsx'

const names = ['prediction', 'target'] as const
const ownScope = scopeOf('loss')
const functionNames = [...names, 'abs', 'sqrt', 'exp', 'log', 'softplus', 'sigmoid', 'tanh', 'min', 'max', 'where']

/** Every loss, those that fit the data first, the others with the reason why they do not. */
function useOptions(problem: DataProblem) {
  const { t } = useTranslation('data')
  const optionOf = (loss: Loss): Option<string> => {
    const misfit = targetMisfit(loss, problem)
    return {
      value: loss.id,
      label: inLanguage(loss.name),
      summary: inLanguage(loss.summary),
      keywords: `${loss.id} ${loss.name.en} ${loss.name.zh}`,
      entry: { kind: 'loss', id: loss.id },
      ...(misfit && { reason: inLanguage(misfit) }),
    }
  }
  const all = losses.all.map(optionOf)
  const misfit = targetMisfit(OWN_LOSS, problem)
  const own: Option<string> = {
    value: 'own',
    label: t('ownFormula'),
    summary: t('ownLossSummary'),
    ...(misfit && { reason: inLanguage(misfit) }),
  }
  const options = [...all, own]
  return [
    { label: t('lossesThatFit'), options: options.filter(({ reason }) => reason === undefined) },
    { label: t('lossesThatDoNot'), options: options.filter(({ reason }) => reason !== undefined) },
  ].filter((group) => group.options.length > 0)
}

/** What is minimized: the loss of prediction and target, and penalties on the weights. */
export function LossSection({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('data')
  const definition = losses.get(problem.loss.id)
  const groups = useOptions(problem)
  const { classWeights, ...parameters } = definition?.parameters ?? {}
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
        // What the last loss asked for goes with it.
        const own = neededOutput(before.loss) === undefined ? before.model.output : 'linear'
        const output = neededOutput(loss) ?? own
        return { ...before, loss, model: { ...before.model, output } }
      }),
    )
  }

  return (
    <div className={styles.group}>
      <ChoiceRow
        label={t('loss')}
        term="objective"
        value={problem.loss.id}
        values={problem.loss.parameters}
        groups={groups}
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
      <FunctionFormula lines={lossLines(problem.loss)} name={'\\ell ='} />
      {definition !== undefined && (
        <>
          <p className={styles.summary}>{inLanguage(definition.summary)}</p>
          <Parameters
            name="loss"
            parameters={parameters}
            values={problem.loss.parameters}
            onChange={(name, value, merge) =>
              edit(
                inData((before) => ({ ...before, loss: withParameter(before.loss, name, value) })),
                { merge },
              )
            }
          />
          {classWeights?.kind === 'list' && <ClassWeights problem={problem} parameter={classWeights} />}
          <Source source={definition.source} />
        </>
      )}
      <PenaltyRows problem={problem} />
    </div>
  )
}
