import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../experiment/document.ts'
import { className } from './classNames.ts'
import { ConfusionTile } from './ConfusionTile.tsx'
import { linkOf } from './linkOf.ts'
import type { DataScene } from './samples.ts'
import { Tiles, useShownRacers } from './Tiles.tsx'
import { useProbe } from './useProbe.ts'

interface ConfusionStageProps {
  problem: DataProblem
  scene: DataScene
  /** Whether the selected racer alone is shown. */
  one: boolean
}

/** Classes of any inputs: which of them each racer takes for which, of the samples it was not trained on. */
export function ConfusionStage({ problem, scene, one }: ConfusionStageProps) {
  useTranslation('stage')
  const racers = useShownRacers(one)
  const names = Array.from({ length: scene.classes }, (_, label) => className(problem, scene, label))
  useProbe({ kind: 'predictions' })
  return (
    <Tiles
      racers={racers}
      tile={(racer, dense) => (
        <ConfusionTile key={racer.id} racer={racer} dense={dense} scene={scene} names={names} link={linkOf(problem)} />
      )}
    />
  )
}
