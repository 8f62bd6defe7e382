import type { StoredDataset } from '../dataset.ts'
import { storedTable } from './shared/csv.ts'

/** What was measured of the cell nuclei of an image: mean, standard error and worst (mean of the three largest) of each. */
const MEASURES = [
  'radius',
  'texture',
  'perimeter',
  'area',
  'smoothness',
  'compactness',
  'concavity',
  'concave points',
  'symmetry',
  'fractal dimension',
]

/** Thirty measurements of cell nuclei from 569 tumours, malignant (0) or benign (1). */
export const breastCancer: StoredDataset = {
  ...storedTable({
    file: 'breast_cancer.csv',
    rows: 569,
    inputs: [
      ...MEASURES.map((measure) => `mean ${measure}`),
      ...MEASURES.map((measure) => `${measure} error`),
      ...MEASURES.map((measure) => `worst ${measure}`),
    ],
    classes: 2,
  }),
  id: 'breast-cancer',
  name: { en: 'Breast cancer', zh: '乳腺癌' },
  source: 'Wolberg, Mangasarian, Street & Street 1993, Breast Cancer Wisconsin (Diagnostic), doi:10.24432/C5DW2B',
  summary: {
    en: 'Thirty measurements of cell nuclei from 569 tumours: malignant or benign.',
    zh: '569 个肿瘤的细胞核的 30 项测量：恶性还是良性。',
  },
  task: () => 'binary',
  targets: [
    { en: 'malignant', zh: '恶性' },
    { en: 'benign', zh: '良性' },
  ],
  licence:
    'W. Wolberg, O. Mangasarian, N. Street and W. Street 1993, UCI Machine Learning Repository, doi:10.24432/C5DW2B; CC BY 4.0.',
}
