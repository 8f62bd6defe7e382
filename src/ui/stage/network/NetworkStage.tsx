import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem, Racer } from '../../../experiment/document.ts'
import { planModel } from '../../../experiment/model.ts'
import type { UnitLayer } from '../../../state/probes.ts'
import { usePageSize } from '../../canvas/useCanvas.ts'
import { regionOf, type DataScene } from '../samples.ts'
import { useShownRacers } from '../Tiles.tsx'
import { useProbe } from '../useProbe.ts'
import { useSlowly } from '../useSlowly.ts'
import { LargeUnit } from './LargeUnit.tsx'
import styles from './network.module.css'
import { mostUnits, networkLayout } from './networkLayout.ts'
import { NetworkKeys } from './NetworkKeys.tsx'
import { NetworkMap } from './NetworkMap.tsx'
import { RacerLine } from './RacerLine.tsx'
import './texts.ts'
import type { UnitId } from './units.ts'

interface NetworkStageProps {
  problem: DataProblem
  scene: DataScene
}

/** Points of the probe's grid on each side. */
const grid = 48
/** For a pointer, and for a finger, which takes more room and scrolls. */
const least = { fine: { pitch: 28, units: 4 }, coarse: { pitch: 44, units: 8 } }

/** Two inputs: what every unit of the selected racer's network sees, and the weights between them. */
export function NetworkStage({ problem, scene }: NetworkStageProps) {
  const [racer] = useShownRacers(true)
  const plan = useMemo(() => planModel(problem), [problem])
  if (!racer || 'misfit' in plan) return null
  const dense = plan.operations.flatMap((operation) => (operation.kind === 'affine' ? [operation.outputs] : []))
  return <Network racer={racer} problem={problem} scene={scene} units={[plan.features[0]!, ...dense]} />
}

/** `units` of each column: the inputs, the hidden layers, the outputs. */
function Network({ racer, problem, scene, units }: NetworkStageProps & { racer: Racer; units: readonly number[] }) {
  const { t } = useTranslation('network')
  const frame = useRef<HTMLDivElement>(null)
  const size = usePageSize(frame)
  const plane = useMemo(() => regionOf(problem, scene), [problem, scene])
  const [active, setActive] = useState<UnitId | null>(null)
  const [known, setKnown] = useSlowly<readonly UnitLayer[]>()
  useProbe({ kind: 'units', size: grid, x: plane.x, y: plane.y, most: mostUnits }, racer.id)
  const layout = size && networkLayout(units, size, matchMedia('(pointer: coarse)').matches ? least.coarse : least.fine)
  const layers = known && fits(known, units) ? known : null
  const shown = active && layout?.columns[active.column]?.tops[active.unit] !== undefined ? active : null
  const own = { racer, problem, scene, units, layers, grid, active: shown }
  return (
    <div className={styles.network}>
      <div className={styles.parts}>
        <div className={styles.left}>
          <div className={styles.head}>
            <RacerLine racer={racer}>{units.length === 2 && <span>{t('noHidden')}</span>}</RacerLine>
          </div>
          <div ref={frame} className={styles.scroller}>
            {layout && (
              <NetworkMap {...own} layout={layout} ratio={size.ratio} onActive={setActive} onLayers={setKnown} />
            )}
          </div>
        </div>
        <LargeUnit {...own} plane={plane} />
      </div>
      <NetworkKeys />
    </div>
  )
}

/** Whether layers are those of the model: a probe of the one before may still be there. */
export function fits(layers: readonly UnitLayer[], units: readonly number[]): boolean {
  return layers.length === units.length && layers.every((layer, column) => layer.units === units[column])
}
