import type { StoredDataset } from '../dataset.ts'
import { storedTable } from './shared/csv.ts'

/** Ten measurements of 442 patients, and how far their diabetes had progressed a year later (25 to 346). */
export const diabetes: StoredDataset = {
  ...storedTable({
    file: 'diabetes.csv',
    rows: 442,
    inputs: [
      'age',
      'sex',
      'bmi (body mass index)',
      'bp (blood pressure)',
      's1 (total cholesterol)',
      's2 (LDL)',
      's3 (HDL)',
      's4 (total cholesterol / HDL)',
      's5 (log of triglycerides)',
      's6 (blood sugar)',
    ],
    classes: 0,
  }),
  id: 'diabetes',
  name: { en: 'Diabetes', zh: '糖尿病' },
  source: 'Efron, Hastie, Johnstone & Tibshirani 2004, Least Angle Regression, doi:10.1214/009053604000000067',
  summary: {
    en: 'Ten measurements of 442 patients and the progression a year later: noisy, a linear model does nearly as well as any.',
    zh: '442 名患者的 10 项测量与一年后的病情进展：噪声大，线性模型几乎不输任何模型。',
  },
  task: () => 'regression',
  nonnegative: true,
  targets: [{ en: 'progression after one year', zh: '一年后的病情进展' }],
  licence:
    'B. Efron, T. Hastie, I. Johnstone and R. Tibshirani 2004, doi:10.1214/009053604000000067; no licence stated, published by the authors for use with the paper.',
}
