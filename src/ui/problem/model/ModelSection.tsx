import { IconInfoCircle } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { activations } from '../../../catalog/activations/index.ts'
import { defaultValues } from '../../../catalog/definition.ts'
import { initializers } from '../../../catalog/initializers/index.ts'
import type { Choice, DataProblem, Model } from '../../../experiment/document.ts'
import { factsOf } from '../../../experiment/data.ts'
import { neededOutput } from '../../../experiment/fit.ts'
import { LIMITS } from '../../../experiment/limits.ts'
import { planModel } from '../../../experiment/model.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { edit } from '../../../state/actions.ts'
import { Button } from '../../parts/Button.tsx'
import { ChoiceRow } from '../../parts/ChoiceRow.tsx'
import { NumberRow } from '../../parts/NumberRow.tsx'
import { Parameters } from '../../parts/Parameters.tsx'
import { Segments } from '../../parts/Segments.tsx'
import { count } from '../../theme/format.ts'
import { told } from '../../terms/told.ts'
import { inData, withParameter } from '../changes.ts'
import styles from '../problem.module.css'
import { judge, type Outcome } from './edits.ts'
import { activationOf, plainOf, quickStartOf, quickStartsFor } from './quickStarts.ts'
import { PlainNetwork } from './PlainNetwork.tsx'
import { Refusal } from './Refusal.tsx'

const LayerList = lazy(() => import('./LayerList.tsx').then((module) => ({ default: module.LayerList })))

type Refused = Extract<Outcome, { fits: false }>

/** The last change of the layers: what was refused, or at which places a layer was put in by itself. */
export interface LastChange {
  /** The model it left behind; of another it says nothing. */
  readonly key?: string
  readonly refused?: Refused
  readonly added?: readonly number[]
}

export interface ApplyOptions {
  /** Layers that would make it fit are put in by themselves. */
  readonly repair?: boolean
  /** Key of the history's entry. */
  readonly merge?: string | undefined
}

/** Makes a change of the layers where all fit; else says why not. Tells whether it was made. */
export type Apply = (layers: readonly Choice[], options?: ApplyOptions) => boolean

/** The model: polynomial features, layers, the activation of the outputs, how the weights start. */
export function ModelSection({ problem }: { problem: DataProblem }) {
  const { t } = useTranslation('data')
  const [detailed, setDetailed] = useState(false)
  const [latest, setLatest] = useState<LastChange>({})
  const { model } = problem
  const shape = factsOf(problem.data)?.shape ?? [1]
  const plan = planModel(problem)
  if ('misfit' in plan) return null
  const plain = plainOf(model.layers, shape)
  const starts = quickStartsFor(shape)
  const started = quickStartOf(model.layers, shape)
  const image = shape.length > 1
  const keyOf = (layers: readonly Choice[]) => JSON.stringify([problem.data, layers])
  const last = latest.key === keyOf(model.layers) ? latest : {}
  const learns = plan.layers.slice(0, -1).some(({ parameters }) => parameters > 0)

  const change = (next: Partial<Model>, merge?: string) =>
    edit(
      inData((before) => ({ ...before, model: { ...before.model, ...next } })),
      { merge },
    )
  const apply: Apply = (wanted, { repair = false, merge } = {}) => {
    const outcome = judge(problem, wanted, repair)
    const key = keyOf(outcome.fits ? outcome.layers : model.layers)
    setLatest(outcome.fits ? { key, added: outcome.added } : { key, refused: outcome })
    if (outcome.fits) change({ layers: outcome.layers }, merge)
    return outcome.fits
  }
  const start = (id: string) => apply(starts.find((each) => each.id === id)!.layers(activationOf(model.layers, shape)))
  const changeDegree = (degree: number, merge: string | undefined) => {
    const outcome = judge({ ...problem, model: { ...model, degree } }, model.layers, false)
    setLatest(outcome.fits ? {} : { key: keyOf(model.layers), refused: outcome })
    if (outcome.fits) change({ degree }, merge)
  }

  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <h3 {...told({ term: learns ? 'network' : 'linearModel' })}>{learns ? t('network') : t('linearModel')}</h3>
        <span {...told({ term: 'parameters' })}>
          {t('parameters', { count: plan.parameters, shown: count(plan.parameters) })}
        </span>
      </div>
      <div className={styles.starts}>
        <Segments
          label={t('quickStarts')}
          value={started?.id ?? ''}
          options={starts.map(({ id }) => ({
            value: id as string,
            label: t(`starts.${id}`),
            tip: t(`startTexts.${id}`),
          }))}
          onChange={start}
        />
      </div>
      {plain && <PlainNetwork plan={plan} plain={plain} shape={shape} apply={apply} />}
      {plain && !detailed && last.refused?.layer !== -1 && <Refusal refused={last.refused} />}
      {plain && (
        <Button small aria-expanded={detailed} data-tip={t('layersText')} onClick={() => setDetailed(!detailed)}>
          {detailed ? t('hideLayers') : t('showLayers')}
        </Button>
      )}
      {(detailed || !plain) && (
        <Suspense fallback={<p className={styles.summary}>{t('layersLoading')}</p>}>
          <LayerList problem={problem} plan={plan} last={last} apply={apply} />
        </Suspense>
      )}
      <OutputRow problem={problem} change={change} />
      {!image && (
        <NumberRow
          name="degree"
          label={t('degree')}
          description={t('degreeText')}
          term="degree"
          value={model.degree}
          {...LIMITS.degree}
          scale="linear"
          onChange={changeDegree}
        />
      )}
      {last.refused?.layer === -1 && <Refusal refused={last.refused} />}
      <InitializerRows model={model} change={change} />
    </div>
  )
}

interface PartProps {
  change: (next: Partial<Model>, merge?: string) => void
}

/** The activation of the outputs; where the loss needs one, which and why. */
function OutputRow({ problem, change }: PartProps & { problem: DataProblem }) {
  const { t } = useTranslation('data')
  const needed = neededOutput(problem.loss)
  if (needed !== undefined)
    return (
      <p className={styles.note}>
        <IconInfoCircle size={15} aria-hidden="true" />
        {needed === 'sigmoid' ? t('outputSigmoid') : t('outputLinear')}
      </p>
    )
  return (
    <ChoiceRow
      label={t('output')}
      description={t('outputText')}
      term="activation"
      value={problem.model.output}
      groups={[
        {
          options: activations.all.map((each) => ({
            value: each.id,
            entry: { kind: 'activation' as const, id: each.id },
            label: inLanguage(each.name),
            summary: inLanguage(each.summary),
          })),
        },
      ]}
      onChange={(output) => change({ output })}
    />
  )
}

function InitializerRows({ model, change }: PartProps & { model: Model }) {
  const { t } = useTranslation('data')
  const initializer = initializers.get(model.initializer.id)
  return (
    <>
      <ChoiceRow
        label={t('initializer')}
        description={t('initializerText')}
        term="initializer"
        value={model.initializer.id}
        values={model.initializer.parameters}
        groups={[
          {
            options: initializers.all.map((each) => ({
              value: each.id,
              entry: { kind: 'initializer' as const, id: each.id },
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
    </>
  )
}
