/** Samples that are images, as small canvases. */
import { channels, type Palette } from '../canvas/palette.ts'
import { unscaled, type DataScene } from './samples.ts'

const sprites = new WeakMap<DataScene, Map<string, HTMLCanvasElement>>()

/** The pixels of a sample of shape [height, width, channels]: ink where its values are high. */
export function pictureOf(scene: DataScene, sample: number, palette: Palette): HTMLCanvasElement {
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
