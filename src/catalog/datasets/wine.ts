import type { StoredDataset } from '../dataset.ts'
import { readTable } from './shared/csv.ts'

const TABLE = {
  file: 'wine.csv',
  rows: 178,
  inputs: [
    'alcohol',
    'malic acid',
    'ash',
    'alcalinity of ash',
    'magnesium',
    'total phenols',
    'flavanoids',
    'nonflavanoid phenols',
    'proanthocyanins',
    'color intensity',
    'hue',
    'OD280/OD315 of diluted wines',
    'proline',
  ],
  classes: 3,
} as const

/** Thirteen chemical measurements of 178 wines from three cultivars of one region of Italy. */
export const wine: StoredDataset = {
  ...TABLE,
  id: 'wine',
  name: { en: 'Wine', zh: '葡萄酒' },
  source: 'Aeberhard & Forina 1992, doi:10.24432/C5PC7J',
  summary: {
    en: 'Thirteen measurements of 178 wines of three cultivars, on very different scales: standardize them.',
    zh: '178 种葡萄酒、三个品种、13 项测量，量级相差很大：需要标准化。',
  },
  parameters: {},
  task: () => 'classes',
  classes: () => TABLE.classes,
  shape: [TABLE.inputs.length],
  read: (bytes) => readTable(bytes, TABLE),
  targets: [
    { en: 'cultivar 1', zh: '品种 1' },
    { en: 'cultivar 2', zh: '品种 2' },
    { en: 'cultivar 3', zh: '品种 3' },
  ],
  licence: 'S. Aeberhard and M. Forina 1992, UCI Machine Learning Repository, doi:10.24432/C5PC7J; CC BY 4.0.',
}
