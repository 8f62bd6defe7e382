import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../../experiment/document.ts'
import type { UnitLayer } from '../../../state/probes.ts'
import { measured, plain } from '../../theme/format.ts'
import { className } from '../classNames.ts'
import type { DataScene } from '../samples.ts'
import { inputName } from './inputName.ts'
import { strongest, type UnitId } from './units.ts'

/** Inputs of a unit that are named. */
export const mostNamed = 3

interface UnitNames {
  /** "Inputs", "Layer 1", "Outputs". */
  column(column: number): string
  /** "Layer 1, unit 3" */
  unit(id: UnitId): string
  /** The same where the layer is known: "unit 3". */
  short(id: UnitId): string
  /** The unit with its numbers, in one sentence. */
  told(layers: readonly UnitLayer[] | null, id: UnitId): string
}

/** How the parts of a network are called; `units` of each column. */
export function useUnitNames(problem: DataProblem, scene: DataScene, units: readonly number[]): UnitNames {
  const { t } = useTranslation('network')
  const last = units.length - 1

  function column(index: number): string {
    if (index === 0) return t('inputs')
    return index === last ? t('outputs') : t('layer', { layer: index })
  }
  function short({ column: index, unit: place }: UnitId): string {
    if (index === 0) return inputName(place, scene.names?.inputs)
    if (index < last) return t('unit', { unit: place + 1 })
    if (units[last] === 1) return t('output')
    return scene.classes > 0 ? className(problem, scene, place) : t('outputNumber', { unit: place + 1 })
  }
  function unit(id: UnitId): string {
    if (id.column === 0) return t('inputIs', { name: short(id) })
    if (id.column < last) return t('unitOf', { layer: id.column, unit: id.unit + 1 })
    return units[last] === 1 ? t('output') : t('outputIs', { name: short(id) })
  }
  function told(layers: readonly UnitLayer[] | null, id: UnitId): string {
    const layer = layers?.[id.column]
    if (!layer || id.column === 0) return unit(id)
    const inputs = strongest(layer, id.unit, mostNamed).map(
      (input) => `${short({ column: id.column - 1, unit: input.unit })} ${plain(measured(input.weight))}`,
    )
    const bias = plain(measured(layer.biases[id.unit]!))
    return t('told', { name: unit(id), bias, inputs: inputs.join(t('comma')) })
  }
  return { column, unit, short, told }
}
