/** The angle between two vectors in the plane, in degrees; NaN where one of them is 0. */
export function angleBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [ax, ay, bx, by] = [a[0]!, a[1]!, b[0]!, b[1]!]
  if (!(Math.hypot(ax, ay) > 0 && Math.hypot(bx, by) > 0)) return NaN
  return (Math.atan2(Math.abs(ax * by - ay * bx), ax * bx + ay * by) * 180) / Math.PI
}
