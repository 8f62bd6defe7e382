/** What runs inside the page: the stage as one picture, without words. */

/** Width and height of a thumbnail in pixels: a card of 240 x 150 at 2x. */
export const width = 480
export const height = 300

/**
 * Takes words off canvases: at the size of a thumbnail nobody reads them, and they would be of one language. A label's
 * ground is the only rounded rectangle that is drawn.
 */
export function withoutWords(): void {
  const { prototype } = CanvasRenderingContext2D
  prototype.fillText = prototype.strokeText = prototype.roundRect = () => undefined
}

/** The stage's canvases, one upon the other, as a WebP in base64; the same text twice in a row says that nothing moves. */
export async function capture({ width, height }: { width: number; height: number }): Promise<string> {
  const canvases = [...document.querySelectorAll<HTMLCanvasElement>('section[aria-label="Stage"] canvas')]
  const [first] = canvases
  if (!first || first.width < 50) return ''
  const picture = new OffscreenCanvas(width, height)
  const context = picture.getContext('2d')!
  const grounds = [first.parentElement!, first.closest('section')!].map((one) => getComputedStyle(one).backgroundColor)
  const clear = 'rgba(0, 0, 0, 0)'
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--panel')
  context.fillRect(0, 0, width, height)
  context.fillStyle = grounds.find((ground) => ground !== clear) ?? clear
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  // A picture with a ground covers the thumbnail, and is cut at both sides alike; a diagram is shown whole.
  const fit = first.parentElement!.hasAttribute('data-plain') ? Math.min : Math.max
  const scale = fit(width / first.width, height / first.height)
  const [x, y] = [(width - scale * first.width) / 2, (height - scale * first.height) / 2]
  for (const canvas of canvases.filter((one) => one.width === first.width && one.height === first.height))
    context.drawImage(canvas, x, y, scale * first.width, scale * first.height)
  const blob = await picture.convertToBlob({ type: 'image/webp', quality: 0.6 })
  let bytes = ''
  for (const byte of new Uint8Array(await blob.arrayBuffer())) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}
