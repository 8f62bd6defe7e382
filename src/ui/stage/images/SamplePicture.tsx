import { useLayoutEffect, useRef } from 'react'
import { usePalette } from '../../canvas/palette.ts'
import { pictureOf } from '../samplePicture.ts'
import type { DataScene } from '../samples.ts'
import styles from './images.module.css'

/** The pixels of a sample; the words beside it say what it is. */
export function SamplePicture({ scene, sample }: { scene: DataScene; sample: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const [height = 1, width = 1] = scene.shape
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    context?.drawImage(pictureOf(scene, sample, palette), 0, 0)
  }, [scene, sample, palette, width, height])
  return <canvas ref={canvas} width={width} height={height} className={styles.pixels} aria-hidden="true" />
}
