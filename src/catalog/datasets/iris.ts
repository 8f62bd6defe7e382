import type { StoredDataset } from '../dataset.ts'
import { storedTable } from './shared/csv.ts'

/** Fisher's irises: four lengths of 150 flowers, 50 of each of three species. */
export const iris: StoredDataset = {
  ...storedTable({
    file: 'iris.csv',
    rows: 150,
    inputs: ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'],
    classes: 3,
  }),
  id: 'iris',
  name: { en: 'Iris', zh: '鸢尾花' },
  source: 'Fisher 1936, doi:10.24432/C56C76; values as in scikit-learn, which follow the paper',
  summary: {
    en: 'Four lengths of 150 flowers of three species; one species is easy to tell, two overlap.',
    zh: '150 朵花、三个品种、四个长度：一个品种容易分开，另外两个有重叠。',
  },
  task: () => 'classes',
  targets: [
    { en: 'setosa', zh: '山鸢尾' },
    { en: 'versicolor', zh: '变色鸢尾' },
    { en: 'virginica', zh: '维吉尼亚鸢尾' },
  ],
  licence: 'R. A. Fisher 1936, UCI Machine Learning Repository, doi:10.24432/C56C76; CC BY 4.0.',
}
