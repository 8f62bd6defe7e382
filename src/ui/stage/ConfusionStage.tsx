import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem } from '../../experiment/document.ts'
import { textWidth } from '../canvas/text.ts'
import { useDrawingSize } from '../canvas/useCanvas.ts'
import { className } from './classNames.ts'
import { arrangement } from './confusionLayout.ts'
import { ConfusionPicker } from './ConfusionPicker.tsx'
import { ConfusionTile } from './ConfusionTile.tsx'
import styles from './confusion.module.css'
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
  const holder = useRef<HTMLDivElement>(null)
  const size = useDrawingSize(holder)
  const racers = useShownRacers(one)
  const [large] = useShownRacers(true)
  const names = Array.from({ length: scene.classes }, (_, label) => className(problem, scene, label))
  useProbe({ kind: 'predictions' })
  const link = linkOf(problem)
  const longest = size ? Math.max(...names.map((name) => textWidth(name, 12))) : 0
  const arranged = size ? arrangement(size, racers.length, scene.classes, longest) : 'tiles'
  const tiles = (shown: typeof racers) => (
    <Tiles
      racers={shown}
      tile={(racer, dense) => (
        <ConfusionTile key={racer.id} racer={racer} dense={dense} scene={scene} names={names} link={link} />
      )}
    />
  )
  return (
    <div ref={holder} className={styles.frame}>
      {arranged === 'tiles' || !large ? (
        tiles(racers)
      ) : (
        <ConfusionPicker racers={racers} shown={large.id} scene={scene} link={link} beside={arranged === 'beside'}>
          {tiles([large])}
        </ConfusionPicker>
      )}
    </div>
  )
}
