/** The surface itself, drawn by three: shaded, in the bands of the contour, with its isolines, on a plinth. */
import { channels, mix, type Palette } from '../../canvas/palette.ts'
import type { CanvasSize } from '../../canvas/useCanvas.ts'
import { ramp } from '../../theme/tokens.ts'
import { contour } from '../grid.ts'
import { bandColours, bandCount } from '../rampColours.ts'
import { heightAt, placed, plinth, tallest, type Field, type Point } from './field.ts'
import { fieldOfView, middle, type SpaceFrame } from './projection.ts'

/** Device pixels to a CSS pixel, at most. */
const sharpest = 2

export interface Relief {
  show(field: Field, palette: Palette): void
  resize(size: CanvasSize): void
  draw(eye: Point, frame: SpaceFrame): void
  dispose(): void
}

/** Fetches three and prepares a canvas. Rejects where there is no WebGL. */
export async function createRelief(canvas: HTMLCanvasElement): Promise<Relief> {
  // Asked for here, since three would complain on the console where there is none.
  const context = canvas.getContext('webgl2', { alpha: true, antialias: true, preserveDrawingBuffer: true })
  if (!context) throw new Error('this browser gave no WebGL 2')
  const three = await import('three')
  const { Color, DataTexture, Float32BufferAttribute, NearestFilter, Scene, SRGBColorSpace } = three
  const renderer = new three.WebGLRenderer({
    canvas,
    context,
    alpha: true,
    antialias: true,
    preserveDrawingBuffer: true,
  })
  const scene = new Scene()
  const camera = new three.PerspectiveCamera(fieldOfView, 1, 0.05, 50)
  camera.up.set(0, 0, 1)
  const sun = new three.DirectionalLight(0xffffff, 0.68 * Math.PI)
  sun.position.set(-1.2, -0.7, 1.9)
  scene.add(new three.AmbientLight(0xffffff, 0.48 * Math.PI), sun)

  const bands = new DataTexture(new Uint8Array(4 * bandCount), bandCount, 1)
  bands.colorSpace = SRGBColorSpace
  bands.magFilter = bands.minFilter = NearestFilter
  const ground = new three.BufferGeometry()
  const lines = new three.BufferGeometry()
  const walls = new three.BufferGeometry()
  const groundPaint = new three.MeshLambertMaterial({
    map: bands,
    side: three.DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  })
  const linePaint = new three.LineBasicMaterial({ transparent: true })
  const wallPaint = new three.MeshBasicMaterial({ side: three.DoubleSide })
  scene.add(
    new three.Mesh(ground, groundPaint),
    new three.Mesh(walls, wallPaint),
    new three.LineSegments(lines, linePaint),
  )
  const numbers = (values: readonly number[], per: number) => new Float32BufferAttribute(values, per)

  return {
    show(field, palette) {
      bandColours(ramp[palette.scheme]).forEach((colour, band) =>
        bands.image.data!.set([...channels(colour), 255], 4 * band),
      )
      bands.needsUpdate = true
      const { positions, uvs, index } = groundOf(field)
      ground.setAttribute('position', numbers(positions, 3))
      ground.setAttribute('uv', numbers(uvs, 2))
      ground.setIndex(index)
      ground.computeVertexNormals()
      lines.setAttribute('position', numbers(isolinesOf(field), 3))
      walls.setAttribute('position', numbers(wallsOf(field), 3))
      linePaint.color = new Color(palette.ink)
      linePaint.opacity = palette.scheme === 'light' ? 0.2 : 0.26
      wallPaint.color = new Color(mix(palette.sunken, palette.ink, 0.07))
    },
    resize({ width, height, ratio }) {
      renderer.setPixelRatio(Math.min(sharpest, ratio))
      renderer.setSize(width, height, false)
      camera.aspect = width / height
    },
    draw(eye, { width, height, shift }) {
      camera.setViewOffset(width, height, -shift[0], -shift[1], width, height)
      camera.position.set(...eye)
      camera.lookAt(...middle)
      renderer.render(scene, camera)
    },
    dispose() {
      for (const part of [ground, lines, walls, groundPaint, linePaint, wallPaint, bands]) part.dispose()
      renderer.dispose()
    },
  }
}

/** The grid as triangles; the texture's place is the middle of the band of the height. */
function groundOf(field: Field): { positions: number[]; uvs: number[]; index: number[] } {
  const { size, heights } = field
  const positions: number[] = []
  const uvs: number[] = []
  const index: number[] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const height = heights[row * size + column]!
      positions.push(...placed(field, column / (size - 1), 1 - row / (size - 1), height))
      uvs.push(Math.min(height, 0.9999), 0.5)
      if (row + 1 === size || column + 1 === size) continue
      const at = row * size + column
      index.push(at, at + size, at + 1, at + 1, at + size, at + size + 1)
    }
  return { positions, uvs, index }
}

/** The edges between the bands, a little above the ground. */
function isolinesOf(field: Field): number[] {
  const { size, heights } = field
  const points: number[] = []
  for (let band = 1; band < bandCount; band++) {
    const segments = contour({ size, values: heights }, band / bandCount)
    for (let i = 0; i < segments.length; i += 2) {
      const [x, y, z] = placed(field, segments[i]! / (size - 1), 1 - segments[i + 1]! / (size - 1), band / bandCount)
      points.push(x, y, z + 0.002)
    }
  }
  return points
}

/** From the four edges of the surface down to the plinth. */
function wallsOf(field: Field): number[] {
  const { size } = field
  const points: number[] = []
  const foot = -plinth / tallest
  const wall = (along: (share: number) => readonly [number, number]): void => {
    for (let i = 0; i + 1 < size; i++) {
      const [u0, v0] = along(i / (size - 1))
      const [u1, v1] = along((i + 1) / (size - 1))
      const a = placed(field, u0, v0, heightAt(field, u0, v0))
      const b = placed(field, u1, v1, heightAt(field, u1, v1))
      const c = placed(field, u0, v0, foot)
      const d = placed(field, u1, v1, foot)
      points.push(...a, ...c, ...b, ...b, ...c, ...d)
    }
  }
  wall((share) => [share, 0])
  wall((share) => [share, 1])
  wall((share) => [0, share])
  wall((share) => [1, share])
  return points
}
