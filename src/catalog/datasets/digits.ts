import type { Samples, StoredDataset } from '../dataset.ts'

const ROWS = 1797
const SIDE = 8
const PIXELS = SIDE * SIDE
/** Pixels are 0 (paper) to 16 (ink). */
const INK = 16
const CLASSES = 10

/** Records of a label and 64 pixels, a byte each, row by row; pixels become 0 to 1. Throws where the file is another. */
function readDigits(bytes: Uint8Array): Samples {
  const record = 1 + PIXELS
  if (bytes.length !== ROWS * record)
    throw new Error(`readDigits: digits.u8 must have ${ROWS * record} bytes, got ${bytes.length}`)
  const x = new Float64Array(ROWS * PIXELS)
  const y = new Float64Array(ROWS)
  for (let row = 0; row < ROWS; row++) {
    const label = bytes[row * record]!
    if (label >= CLASSES) throw new Error(`readDigits: record ${row} must be a digit from 0 to 9, got ${label}`)
    y[row] = label
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      const value = bytes[row * record + 1 + pixel]!
      if (value > INK) throw new Error(`readDigits: pixels of record ${row} must be 0 to ${INK}, got ${value}`)
      x[row * PIXELS + pixel] = value / INK
    }
  }
  return { features: PIXELS, classes: CLASSES, x, y }
}

/** Handwritten digits of 8 x 8 pixels from 0 (paper) to 1 (ink), one channel. */
export const digits: StoredDataset = {
  id: 'digits',
  name: { en: 'Digits', zh: '手写数字' },
  source:
    'Alpaydin & Kaynak 1998, Optical Recognition of Handwritten Digits, its test part, doi:10.24432/C50P49; pixels divided by 16',
  summary: {
    en: '1,797 handwritten digits as small pictures of 8 × 8 pixels: ten classes.',
    zh: '1,797 个手写数字的小图，8 × 8 像素：十个类别。',
  },
  parameters: {},
  task: () => 'classes',
  classes: () => CLASSES,
  shape: [SIDE, SIDE, 1],
  file: 'digits.u8',
  rows: ROWS,
  read: readDigits,
  inputs: Array.from(
    { length: PIXELS },
    (_, pixel) => `row ${Math.floor(pixel / SIDE) + 1}, column ${(pixel % SIDE) + 1}`,
  ),
  targets: Array.from({ length: CLASSES }, (_, digit) => ({ en: `${digit}`, zh: `${digit}` })),
  licence: 'E. Alpaydin and C. Kaynak 1998, UCI Machine Learning Repository, doi:10.24432/C50P49; CC BY 4.0.',
}
