import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { probeOf, type ProbeResult } from '../../state/probes.ts'
import type { Palette } from '../canvas/palette.ts'
import { textWidth } from '../canvas/text.ts'
import { prepare, type CanvasSize } from '../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../canvas/useRedraw.ts'
import { percent } from '../theme/format.ts'
import { confusionOf, mistakes, type Confusion } from './confusion.ts'
import { confusionLayout } from './confusionLayout.ts'
import { ConfusionWords } from './ConfusionWords.tsx'
import type { Link } from './decision.ts'
import { drawConfusion } from './drawConfusion.ts'
import { drawMistakes } from './drawMistakes.ts'
import { predictedOf } from './predicted.ts'
import type { DataScene } from './samples.ts'
import { Tile } from './Tile.tsx'
import { useSlowly } from './useSlowly.ts'
import { useTile } from './useTile.ts'

interface ConfusionTileProps {
  racer: Racer
  dense: boolean
  scene: DataScene
  /** Of the classes. */
  names: readonly string[]
  link: Link
}

/** What was drawn last; what has not changed is not drawn again. */
interface Drawn {
  readonly probe: ProbeResult | undefined
  readonly size: CanvasSize
  readonly palette: Palette
  readonly scene: DataScene
  /** All names, to tell whether they are others. */
  readonly words: string
  readonly shown: readonly (number | null)[]
}

/** A racer's confusion matrix, for images with pictures of what it took for something else. */
export function ConfusionTile({ racer, dense, scene, names, link }: ConfusionTileProps) {
  const { t } = useTranslation('stage')
  const { holderRef, canvasRef, drawnRef, size, palette } = useTile<Drawn>()
  const [confusion, setConfusion] = useSlowly<Confusion>()
  const held = scene.split.some((part) => part > 0)

  useRedraw(() => {
    if (!size || !canvasRef.current) return
    const probe = probeOf(racer.id)
    const old = drawnRef.current
    const words = names.join('\n')
    const same = old?.size === size && old.scene === scene && old.palette === palette && old.words === words
    if (same && old.probe === probe) return
    if (!mayDraw(1 / 3)) return 'again'
    const context = prepare(canvasRef.current, size)
    const predicted = predictedOf(probe, scene, link)
    let shown: readonly (number | null)[] = []
    if (predicted) {
      const found = confusionOf(scene.y, predicted.from, predicted.classes, scene.classes)
      const longest = Math.max(...names.map((name) => textWidth(name, 12)))
      const layout = confusionLayout(size, scene.classes, longest, scene.shape.length === 3)
      drawConfusion(context, found, layout, { title: t('rowsAndColumns'), recall: t('recall'), names }, palette)
      shown = mistakes(
        old?.scene === scene ? old.shown : [],
        scene.y,
        predicted.from,
        predicted.classes,
        layout.pictures.length,
      )
      const captioned = shown.map(
        (sample) =>
          sample !== null && {
            sample,
            caption: `${names[scene.y[sample]!]} → ${names[predicted.classes[sample - predicted.from]!]}`,
          },
      )
      drawMistakes(
        context,
        captioned.map((each) => each || null),
        scene,
        layout,
        t('mistaken'),
        palette,
      )
      setConfusion(found)
    }
    drawnRef.current = { probe, size, palette, scene, words, shown }
  })

  const current = confusion && confusion.classes === scene.classes ? confusion : null
  return (
    <Tile
      racer={racer}
      dense={dense}
      plain
      holder={holderRef}
      canvas={canvasRef}
      score={
        <>
          {!dense && `${held ? t('heldOut') : t('training')} `}
          <strong>{percent(current ? current.right / current.samples : Number.NaN)}</strong>
        </>
      }
      words={current && <ConfusionWords name={racer.name} confusion={current} names={names} />}
    />
  )
}
