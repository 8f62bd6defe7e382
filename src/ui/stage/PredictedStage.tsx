import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataProblem, Racer } from '../../experiment/document.ts'
import { probeOf, type ProbeResult } from '../../state/probes.ts'
import type { Palette } from '../canvas/palette.ts'
import { prepare, type CanvasSize } from '../canvas/useCanvas.ts'
import { mayDraw, useRedraw } from '../canvas/useRedraw.ts'
import { Figure } from '../theme/Figure.tsx'
import { agreementOf, type Agreement } from './agreement.ts'
import { targetName } from './classNames.ts'
import { drawPredicted } from './drawPredicted.ts'
import type { Interval } from './plane.ts'
import { meansOf } from './prediction.ts'
import { unscaled, type DataScene } from './samples.ts'
import styles from './stage.module.css'
import { Tile } from './Tile.tsx'
import { Tiles, useShownRacers } from './Tiles.tsx'
import { useProbe } from './useProbe.ts'
import { useSlowly } from './useSlowly.ts'
import { useTile } from './useTile.ts'
import { rangeOf } from './valueRamp.ts'

interface PredictedStageProps {
  problem: DataProblem
  scene: DataScene
  /** Whether the selected racer alone is shown. */
  one: boolean
}

/** A number from many inputs: what each racer predicts for the samples it was not trained on, against the truth. */
export function PredictedStage({ problem, scene, one }: PredictedStageProps) {
  const { t } = useTranslation('stage')
  const racers = useShownRacers(one)
  const target = targetName(problem, scene) ?? t('value')
  const range = useMemo((): Interval => {
    const [low, high] = rangeOf(scene.y)
    const margin = 0.06 * (high - low)
    const moments = scene.scaling?.target
    return [unscaled(low - margin, moments), unscaled(high + margin, moments)]
  }, [scene])
  useProbe({ kind: 'predictions' })
  return (
    <Tiles
      racers={racers}
      tile={(racer, dense) => (
        <PredictedTile key={racer.id} racer={racer} dense={dense} problem={problem} scene={scene} range={range} />
      )}
      foot={
        <div className={styles.legend}>
          <span>{t('predictedIs', { target })}</span>
          <span title={t('errorText')}>{t('errorIs')}</span>
        </div>
      }
    />
  )
}

interface PredictedTileProps {
  racer: Racer
  dense: boolean
  problem: DataProblem
  scene: DataScene
  /** What is shown of true and predicted numbers, in the data's own units. */
  range: Interval
}

/** What was drawn last; what has not changed is not drawn again. */
interface Drawn {
  readonly probe: ProbeResult | undefined
  readonly size: CanvasSize
  readonly palette: Palette
  readonly scene: DataScene
  readonly problem: DataProblem
  readonly name: string
}

function PredictedTile({ racer, dense, problem, scene, range }: PredictedTileProps) {
  const { t } = useTranslation('stage')
  const { holderRef, canvasRef, drawnRef, size, palette } = useTile<Drawn>()
  const [agreement, setAgreement] = useSlowly<Agreement>()
  const names = { x: t('trueValue'), y: t('predictedValue') }

  useRedraw(() => {
    if (!size || !canvasRef.current) return
    const probe = probeOf(racer.id)
    const old = drawnRef.current
    const same = old?.size === size && old.scene === scene && old.palette === palette && old.name === names.x
    if (same && old.probe === probe && old.problem === problem) return
    if (!mayDraw(1 / 3)) return 'again'
    const context = prepare(canvasRef.current, size)
    drawnRef.current = { probe, size, palette, scene, problem, name: names.x }
    const moments = scene.scaling?.target
    const own = (value: number) => unscaled(value, moments)
    if (probe?.kind !== 'predictions' || probe.from + probe.values.length / probe.outputs > scene.y.length)
      return drawPredicted(context, size, null, range, racer, names, palette)
    const { mean } = meansOf(problem, probe.values, probe.outputs)
    const truth = scene.y.slice(probe.from, probe.from + mean.length).map(own)
    drawPredicted(context, size, { truth, predicted: Float64Array.from(mean, own) }, range, racer, names, palette)
    setAgreement(agreementOf(scene.y, probe.from, mean, moments ? moments.deviation : 1))
  })

  return (
    <Tile
      racer={racer}
      dense={dense}
      plain
      holder={holderRef}
      canvas={canvasRef}
      score={
        <>
          R² <strong>{agreement && Number.isFinite(agreement.r2) ? share(agreement.r2) : '–'}</strong>
          {!dense && (
            <>
              {' · '}
              {t('error')} <strong>{agreement ? <Figure value={agreement.error} /> : '–'}</strong>
            </>
          )}
        </>
      }
    />
  )
}

/** R² with three digits and a true minus; far below 0 only its size matters. */
function share(value: number): string {
  return value < -9.99 ? '< −10' : value.toFixed(3).replace('-', '−')
}
