/** Small pictures of samples that were taken for another class. */
import { channels, type Palette } from '../canvas/palette.ts'
import { font } from '../canvas/text.ts'
import { captionHeight, titleHeight, nameHeight, type ConfusionLayout } from './confusionLayout.ts'
import { unscaled, type DataScene } from './samples.ts'

export interface Mistake {
  /** Number of the sample. */
  readonly sample: number
  /** What it is and what it was taken for, as in "4 → 9". */
  readonly caption: string
}

/** Draws one picture a place; places without a mistake stay empty. */
export function drawMistakes(
  context: CanvasRenderingContext2D,
  mistakes: readonly (Mistake | null)[],
  scene: DataScene,
  { pictures, pictureSize, titled }: ConfusionLayout,
  title: string,
  palette: Palette,
): void {
  const [first] = pictures
  if (!first || !mistakes.some((each) => each !== null)) return
  context.save()
  context.imageSmoothingEnabled = false
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  context.font = font(11, 500)
  context.fillStyle = palette.ink3
  if (titled) context.fillText(title, first[0], first[1] - nameHeight - titleHeight / 2)
  context.textAlign = 'center'
  mistakes.forEach((mistake, place) => {
    const at = pictures[place]
    if (!mistake || !at) return
    const [x, y] = at
    context.drawImage(pictureOf(scene, mistake.sample, palette), x, y, pictureSize, pictureSize)
    context.strokeStyle = palette.line2
    context.strokeRect(x - 0.5, y - 0.5, pictureSize + 1, pictureSize + 1)
    context.fillStyle = palette.ink2
    context.fillText(mistake.caption, x + pictureSize / 2, y + pictureSize + captionHeight / 2 + 1)
  })
  context.restore()
}

const sprites = new WeakMap<DataScene, Map<string, HTMLCanvasElement>>()

/** The pixels of a sample of shape [height, width, channels]: ink where its values are high. */
function pictureOf(scene: DataScene, sample: number, palette: Palette): HTMLCanvasElement {
  let known = sprites.get(scene)
  if (!known) sprites.set(scene, (known = new Map()))
  const key = `${sample} ${palette.scheme}`
  let sprite = known.get(key)
  if (sprite) return sprite
  const [height = 1, width = 1, depth = 1] = scene.shape
  sprite = document.createElement('canvas')
  sprite.width = width
  sprite.height = height
  const values = Array.from({ length: height * width }, (_, pixel) => {
    const at = pixel * depth
    return unscaled(scene.x[sample * scene.features + at]!, scene.scaling?.inputs?.[at])
  })
  const [ink, paper] = [channels(palette.ink), channels(palette.panel)]
  const image = new ImageData(width, height)
  values.forEach((value, pixel) => {
    const share = Math.max(0, Math.min(1, value))
    for (let k = 0; k < 3; k++) image.data[4 * pixel + k] = paper[k]! + share * (ink[k]! - paper[k]!)
    image.data[4 * pixel + 3] = 255
  })
  sprite.getContext('2d')?.putImageData(image, 0, 0)
  known.set(key, sprite)
  return sprite
}
