import { IconInfoCircle, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shape } from '../../../catalog/layer.ts'
import { layers as catalog } from '../../../catalog/layers/index.ts'
import type { DataProblem } from '../../../experiment/document.ts'
import type { ModelPlan } from '../../../experiment/model.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { Choose } from '../../parts/Choose.tsx'
import { count } from '../../theme/format.ts'
import { told } from '../../terms/told.ts'
import { moved, newLayer, offersAt } from './edits.ts'
import { LayerCard } from './LayerCard.tsx'
import styles from './layers.module.css'
import type { Apply, LastChange } from './ModelSection.tsx'
import { Refusal } from './Refusal.tsx'

interface LayerListProps {
  problem: DataProblem
  plan: ModelPlan
  last: LastChange
  apply: Apply
}

/** A shape as it is written: 8 × 8 × 16. */
export const shapeText = (shape: Shape): string => shape.join(' × ')

/** The layers in order, from the input to the outputs: shapes stand on the way between them, where layers can be added. */
export function LayerList({ problem, plan, last, apply }: LayerListProps) {
  const { t } = useTranslation('data')
  const list = useRef<HTMLOListElement>(null)
  const goTo = useRef<number | null>(null)
  const [open, setOpen] = useState<number | null>(null)
  const { layers } = problem.model

  // After a move the focus stays with the layer that was moved.
  useEffect(() => {
    const at = goTo.current
    goTo.current = null
    if (at !== null) list.current?.querySelectorAll<HTMLElement>('[data-layer-name]')[at]?.focus()
  }, [layers])

  const move = (from: number, to: number) => {
    if (to < 0 || to >= layers.length || !apply(moved(layers, from, to))) return
    goTo.current = to
    if (open !== null) setOpen(null)
  }
  const structure = (next: typeof layers) => {
    if (apply(next)) setOpen(null)
  }
  const refusedAt = (at: number) => (last.refused?.layer === at ? last.refused : undefined)

  return (
    <ol className={styles.list} ref={list} aria-label={t('layers')}>
      <li aria-label={t('inputLayer')}>
        <div className={styles.end}>
          <span {...told({ term: 'inputs' })}>{t('inputLayer')}</span>
          <span className={styles.head} {...told({ term: 'parameters' })}>
            {t('parametersHead')}
          </span>
        </div>
        <Wire problem={problem} at={0} shape={plan.features} apply={apply} added={false} />
      </li>
      {layers.map((layer, index) => (
        <LayerCard
          key={index}
          layer={layer}
          number={index + 1}
          last={layers.length}
          parameters={plan.layers[index]!.parameters}
          open={open === index}
          refused={refusedAt(index)}
          onToggle={() => setOpen(open === index ? null : index)}
          onChange={(next, merge) => apply(layers.with(index, next), { merge })}
          onMove={(by) => move(index, index + by)}
          onDuplicate={() => structure(layers.toSpliced(index, 0, layer))}
          onRemove={() => structure(layers.toSpliced(index, 1))}
        >
          <Wire
            problem={problem}
            at={index + 1}
            shape={plan.layers[index]!.output}
            apply={apply}
            added={last.added?.includes(index) ?? false}
          />
        </LayerCard>
      ))}
      <li className={styles.end} aria-label={t('outputLayer')}>
        <span {...told({ term: 'outputs' })}>{t('outputLayer')}</span>
        <span {...told({ term: 'parameters' })}>{count(plan.layers.at(-1)!.parameters)}</span>
      </li>
      {last.refused && last.refused.layer >= layers.length && (
        <li>
          <Refusal refused={last.refused} />
        </li>
      )}
      <li className={styles.total}>
        <span {...told({ term: 'shape' })}>{shapeText([plan.outputs])}</span>
        <strong {...told({ term: 'parameters' })}>
          {t('parameters', { count: plan.parameters, shown: count(plan.parameters) })}
        </strong>
      </li>
    </ol>
  )
}

interface WireProps {
  problem: DataProblem
  at: number
  shape: Shape
  apply: Apply
  /** The layer above was put in by itself. */
  added: boolean
}

/** What passes between two layers, and a list of what can be put there. */
function Wire({ problem, at, shape, apply, added }: WireProps) {
  const { t } = useTranslation('data')
  const { layers } = problem.model
  const text = shapeText(shape)
  return (
    <div className={styles.between}>
      <span className={styles.shape} aria-label={t('shape', { shape: text })} {...told({ term: 'shape' })}>
        {text}
      </span>
      <Choose
        size="small"
        className={at === layers.length ? `${styles.add} ${styles.last}` : styles.add}
        label={t('addLayerAt', { number: at + 1 })}
        value={null}
        placeholder={
          <>
            <IconPlus size={14} aria-hidden="true" />
            {at === layers.length && t('addHere')}
          </>
        }
        groups={[
          {
            options: offersAt(problem, at).map(({ definition, outcome }) => ({
              value: definition.id,
              entry: { kind: 'layer' as const, id: definition.id },
              label: inLanguage(definition.name),
              summary:
                outcome.fits && outcome.added.length > 0
                  ? `${inLanguage(definition.summary)} ${t('flattenFirst')}`
                  : inLanguage(definition.summary),
              ...(!outcome.fits && { reason: inLanguage(outcome.reason) }),
            })),
          },
        ]}
        onChange={(id) => apply(layers.toSpliced(at, 0, newLayer(catalog.get(id)!, layers, at)), { repair: true })}
      />
      {added && (
        <p className={styles.added} role="status">
          <IconInfoCircle size={15} aria-hidden="true" />
          {t('flattenAdded')}
        </p>
      )}
    </div>
  )
}
