import { IconMinus, IconPlus } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { activations } from '../../../catalog/activations/index.ts'
import type { NumberParameter } from '../../../catalog/definition.ts'
import { sizeOf, type Shape } from '../../../catalog/layer.ts'
import { dense } from '../../../catalog/layers/dense.ts'
import { LIMITS } from '../../../experiment/limits.ts'
import type { ModelPlan } from '../../../experiment/model.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { ChoiceRow } from '../../parts/ChoiceRow.tsx'
import { IconButton } from '../../parts/IconButton.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { told } from '../../terms/told.ts'
import styles from '../problem.module.css'
import type { Apply } from './ModelSection.tsx'
import { layersOf, type Plain } from './quickStarts.ts'

interface PlainNetworkProps {
  plan: ModelPlan
  plain: Plain
  shape: Shape
  apply: Apply
}

const unitLimits = dense.parameters.units as NumberParameter

/** A dense network as a row of numbers: units in small fields, two buttons for one layer more or less, one activation for all. */
export function PlainNetwork({ plan, plain, shape, apply }: PlainNetworkProps) {
  const { t } = useTranslation('data')
  const { units, activation } = plain
  const set = (next: Partial<Plain>) => apply(layersOf({ ...plain, ...next }, shape))
  const room = LIMITS.layers - (shape.length > 1 ? 1 : 0)
  return (
    <>
      <div className={styles.layers}>
        <span className={styles.layerEnd}>
          <strong>{sizeOf(plan.features)}</strong> <span {...told({ term: 'inputs' })}>{t('in')}</span>
        </span>
        {units.map((each, index) => (
          <Fragment key={index}>
            <span className={styles.wire} />
            <NumberField
              className={styles.layer}
              label={t('layerUnits', { number: index + 1 })}
              value={each}
              min={unitLimits.min}
              max={unitLimits.max}
              integer
              onCommit={(next) => set({ units: units.with(index, next) })}
            />
          </Fragment>
        ))}
        <span className={styles.wire} />
        <span className={styles.layerEnd}>
          <strong>{plan.outputs}</strong> <span {...told({ term: 'outputs' })}>{t('out')}</span>
        </span>
      </div>
      <div className={styles.layerButtons}>
        <span {...told({ term: 'hiddenLayer' })}>{t('hiddenLayers', { count: units.length })}</span>
        <IconButton
          data-small
          label={t('removeLayer')}
          disabled={units.length === 0}
          onClick={() => set({ units: units.slice(0, -1) })}
        >
          <IconMinus size={16} />
        </IconButton>
        <IconButton
          data-small
          label={t('addLayer')}
          disabled={units.length >= room}
          onClick={() => set({ units: [...units, units.at(-1) ?? unitLimits.default] })}
        >
          <IconPlus size={16} />
        </IconButton>
      </div>
      {units.length > 0 && (
        <ChoiceRow
          label={t('activation')}
          term="activation"
          value={activation}
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
          onChange={(next) => set({ activation: next })}
        />
      )}
    </>
  )
}
