/** The arrows of the selected racer: downhill, its momentum, and the step it made; or downhill for its batch and for all data. */

export interface Arrow {
  /** 'both' is a step downhill, 'carried' one along the momentum. */
  readonly kind: 'downhill' | 'momentum' | 'step' | 'both' | 'carried' | 'batch' | 'all'
  /** From the marker, in pixels. */
  readonly dx: number
  readonly dy: number
}

const downhillLength = 72
const shortest = 34
const longest = 110
/** Steps shorter than this many pixels have come to rest: no arrow pretends otherwise. */
const visible = 0.02
/** Directions nearer than this many degrees count as one. */
const same = 10

/**
 * −∇f and −m (the way the momentum pushes, where there is one) with a fixed length, and Δθ as long as the step is on screen, within
 * limits. `scale` is pixels a unit of data. Where the step points the same way as one of them there is one arrow, 'both' or 'carried'. Vectors of length 0, or not finite, have none, nor
 * does a racer at rest.
 */
export function arrowsOf(
  gradient: ArrayLike<number>,
  update: ArrayLike<number>,
  scale: number,
  momentum?: ArrayLike<number>,
): Arrow[] {
  const downhill = direction(-gradient[0]!, gradient[1]!)
  const step = direction(update[0]!, -update[1]!)
  const size = Math.hypot(update[0]!, update[1]!) * scale
  if (step && size < visible) return []
  const length = Math.max(shortest, Math.min(longest, size))
  const arrow = (kind: Arrow['kind'], [x, y]: readonly [number, number], long: number): Arrow => ({
    kind,
    dx: x * long,
    dy: y * long,
  })
  const push = momentum ? direction(-momentum[0]!, momentum[1]!) : null
  const alike = (other: readonly [number, number] | null) =>
    other !== null && step !== null && other[0] * step[0] + other[1] * step[1] > Math.cos((same * Math.PI) / 180)
  const straight = alike(downhill)
  const carried = !straight && alike(push)
  const along = straight ? 'both' : carried ? 'carried' : 'step'
  return [
    ...(downhill && !straight ? [arrow('downhill', downhill, downhillLength)] : []),
    ...(push && !straight && !carried ? [arrow('momentum', push, downhillLength)] : []),
    ...(step ? [arrow(along, step, along === 'step' ? length : Math.max(length, 50))] : []),
  ]
}

/**
 * −∇L of a batch and of all data, the longer one of a fixed length, the other in proportion, but never so short that it has no
 * direction. Where the batch is all data there is one arrow, 'batch'.
 */
export function batchArrows(batch: ArrayLike<number>, all: ArrayLike<number>, isAll: boolean): Arrow[] {
  const longer = Math.max(Math.hypot(batch[0]!, batch[1]!), isAll ? 0 : Math.hypot(all[0]!, all[1]!))
  const arrow = (kind: Arrow['kind'], gradient: ArrayLike<number>): Arrow[] => {
    const towards = direction(-gradient[0]!, gradient[1]!)
    if (!towards) return []
    const share = Math.hypot(gradient[0]!, gradient[1]!) / longer
    const length = Math.max(shortest, downhillLength * share)
    return [{ kind, dx: towards[0] * length, dy: towards[1] * length }]
  }
  return [...(isAll ? [] : arrow('all', all)), ...arrow('batch', batch)]
}

function direction(x: number, y: number): readonly [number, number] | null {
  const length = Math.hypot(x, y)
  return length > 0 && Number.isFinite(length) ? [x / length, y / length] : null
}

/** Draws an arrow with a casing that lifts it off the trails. */
export function drawArrow(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  casing: string,
  width = 2.5,
): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  const head = 4.2 * width
  const neck = [to[0] - 0.8 * head * Math.cos(angle), to[1] - 0.8 * head * Math.sin(angle)] as const
  const wing = (turn: number): readonly [number, number] => [
    to[0] - head * Math.cos(angle + turn),
    to[1] - head * Math.sin(angle + turn),
  ]
  context.save()
  context.lineCap = 'butt'
  context.lineJoin = 'round'
  context.setLineDash([])
  for (const [paint, extra] of [
    [casing, 2.4],
    [colour, 0],
  ] as const) {
    context.strokeStyle = context.fillStyle = paint
    context.lineWidth = width + extra
    context.beginPath()
    context.moveTo(...from)
    context.lineTo(...neck)
    context.stroke()
    context.lineWidth = extra
    context.beginPath()
    context.moveTo(...to)
    context.lineTo(...wing(0.42))
    context.lineTo(...wing(-0.42))
    context.closePath()
    if (extra > 0) context.stroke()
    context.fill()
  }
  context.restore()
}
