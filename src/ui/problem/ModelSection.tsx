import { IconMinus, IconPlus } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { activations } from '../../catalog/activations/index.ts'
import { defaultValues } from '../../catalog/definition.ts'
import { initializers } from '../../catalog/initializers/index.ts'
import type { DataProblem, Model } from '../../experiment/document.ts'
import { takesLogits } from '../../experiment/fit.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { edit } from '../../state/actions.ts'
import { useApp } from '../../state/store.ts'
import { ChoiceRow } from '../parts/ChoiceRow.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { count } from '../theme/format.ts'
import { inData, layersOf, parameterCount, withParameter } from './changes.ts'
import styles from './problem.module.css'

/** The model: polynomial features, hidden layers, activation, how the weights start. */
export function ModelSection({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('problem')
  const classes = useApp((state) => (state.scene?.kind === 'data' ? state.scene.classes : 2))
  const { model } = problem
  const layers = layersOf(problem, classes)
  const initializer = initializers.get(model.initializer.id)
  const change = (next: Partial<Model>, merge?: string) =>
    edit(
      inData((before) => ({ ...before, model: { ...before.model, ...next } })),
      { merge },
    )
  const hidden = (units: readonly number[]) => change({ hidden: units })
  const options = activations.all.map((each) => ({
    value: each.id,
    label: inLanguage(each.name),
    summary: inLanguage(each.summary),
  }))

  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3>{model.hidden.length === 0 ? t('linearModel') : t('network')}</h3>
        <span>{t('parameters', { count: parameterCount(layers), shown: count(parameterCount(layers)) })}</span>
      </div>
      <div className={styles.layers}>
        <span className={styles.layerEnd}>
          <strong>{layers[0]}</strong> {t('in')}
        </span>
        {model.hidden.map((units, index) => (
          <Fragment key={index}>
            <span className={styles.wire} />
            <NumberField
              className={styles.layer}
              label={t('layerUnits', { number: index + 1 })}
              value={units}
              {...LIMITS.units}
              onCommit={(next) => hidden(model.hidden.with(index, next))}
            />
          </Fragment>
        ))}
        <span className={styles.wire} />
        <span className={styles.layerEnd}>
          <strong>{layers.at(-1)}</strong> {t('out')}
        </span>
      </div>
      <div className={styles.layerButtons}>
        <span>{t('hiddenLayers', { count: model.hidden.length })}</span>
        <IconButton
          data-small
          label={t('removeLayer')}
          disabled={model.hidden.length === 0}
          onClick={() => hidden(model.hidden.slice(0, -1))}
        >
          <IconMinus size={16} />
        </IconButton>
        <IconButton
          data-small
          label={t('addLayer')}
          disabled={model.hidden.length >= LIMITS.layers}
          onClick={() => hidden([...model.hidden, model.hidden.at(-1) ?? 8])}
        >
          <IconPlus size={16} />
        </IconButton>
      </div>
      {model.hidden.length > 0 && (
        <ChoiceRow
          label={t('activation')}
          value={model.activation}
          groups={[{ options }]}
          onChange={(activation) => change({ activation })}
        />
      )}
      {!takesLogits(problem.loss) && (
        <ChoiceRow
          label={t('output')}
          description={t('outputText')}
          value={model.output}
          groups={[{ options }]}
          onChange={(output) => change({ output })}
        />
      )}
      <NumberRow
        name="degree"
        label={t('degree')}
        description={t('degreeText')}
        value={model.degree}
        {...LIMITS.degree}
        scale="linear"
        onChange={(degree, merge) => change({ degree }, merge)}
      />
      <ChoiceRow
        label={t('initializer')}
        value={model.initializer.id}
        groups={[
          {
            options: initializers.all.map((each) => ({
              value: each.id,
              label: inLanguage(each.name),
              summary: inLanguage(each.summary),
            })),
          },
        ]}
        onChange={(id) =>
          change({ initializer: { id, parameters: defaultValues(initializers.get(id)?.parameters ?? {}) } })
        }
      />
      {initializer !== undefined && (
        <Parameters
          name="initializer"
          parameters={initializer.parameters}
          values={model.initializer.parameters}
          onChange={(name, value, merge) =>
            change({ initializer: withParameter(model.initializer, name, value) }, merge)
          }
        />
      )}
    </div>
  )
}
