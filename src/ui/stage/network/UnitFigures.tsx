import { useTranslation } from 'react-i18next'
import type { UnitLayer } from '../../../state/probes.ts'
import { told } from '../../terms/told.ts'
import { Figure } from '../../theme/Figure.tsx'
import { WeightLine } from './NetworkKeys.tsx'
import styles from './network.module.css'
import { rangeOfUnit, strongest, valuesOf, type UnitId } from './units.ts'
import { mostNamed, type useUnitNames } from './useUnitNames.ts'

interface UnitFiguresProps {
  layers: readonly UnitLayer[]
  id: UnitId
  names: ReturnType<typeof useUnitNames>
  /** Of the grid. */
  points: number
}

/** The numbers of a unit: from where to where its values go, its bias and its greatest weights. */
export function UnitFigures({ layers, id, names, points }: UnitFiguresProps) {
  const { t } = useTranslation('network')
  const layer = layers[id.column]!
  const [low, high] = rangeOfUnit(valuesOf(layer, id.unit, points))
  return (
    <dl className={styles.list}>
      <div>
        <dt {...told({ term: 'unit' })}>{t('least')}</dt>
        <dd>
          <Figure value={low} />
        </dd>
      </div>
      <div>
        <dt {...told({ term: 'unit' })}>{t('greatest')}</dt>
        <dd>
          <Figure value={high} />
        </dd>
      </div>
      {id.column > 0 && (
        <>
          <div>
            <dt {...told({ term: 'bias' })}>{t('bias')}</dt>
            <dd>
              <Figure value={layer.biases[id.unit]!} />
            </dd>
          </div>
          {strongest(layer, id.unit, mostNamed).map(({ unit, weight }, place) => (
            <div key={place}>
              <dt {...told({ term: 'weight' })}>
                <WeightLine negative={weight < 0} />
                {names.short({ column: id.column - 1, unit })}
              </dt>
              <dd>
                <Figure value={weight} />
              </dd>
            </div>
          ))}
        </>
      )}
    </dl>
  )
}
