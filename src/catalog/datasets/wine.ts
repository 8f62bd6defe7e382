import type { StoredDataset } from '../dataset.ts'
import { storedTable } from './shared/csv.ts'

/** Thirteen chemical measurements of 178 wines from three cultivars of one region of Italy. */
export const wine: StoredDataset = {
  ...storedTable({
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
  }),
  id: 'wine',
  name: { en: 'Wine', zh: '葡萄酒' },
  source: 'Aeberhard & Forina 1992, doi:10.24432/C5PC7J',
  summary: {
    en: 'Thirteen measurements of 178 wines of three cultivars, on very different scales: standardize them.',
    zh: '178 种葡萄酒、三个品种、13 项测量，量级相差很大：需要标准化。',
  },
  task: () => 'classes',
  targets: [
    { en: 'cultivar 1', zh: '品种 1' },
    { en: 'cultivar 2', zh: '品种 2' },
    { en: 'cultivar 3', zh: '品种 3' },
  ],
  licence: 'S. Aeberhard and M. Forina 1992, UCI Machine Learning Repository, doi:10.24432/C5PC7J; CC BY 4.0.',
}
