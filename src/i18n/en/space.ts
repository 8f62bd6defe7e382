/** The three-dimensional stage. */
export const space = {
  label: 'Surface in three dimensions. Arrow keys turn it, + and − zoom, 0 goes back.',
  hint: 'Drag to turn',
  scale: 'height: the same scale',
  turnLeft: 'Turn left',
  turnRight: 'Turn right',
  higher: 'Look from higher up',
  lower: 'Look from lower down',
  lost: 'The graphics card took the picture away. It comes back by itself; the contour shows the same race.',
} as const
