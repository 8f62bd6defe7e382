/** Why a loss is not offered for a task: what it needs and what the data has. */
import type { Text } from '../../definition.ts'
import type { Task } from '../../kinds.ts'

const NUMBERS: Text = { en: 'Needs numbers; this data has classes.', zh: '需要数值目标；此数据的目标是类别。' }

const ONE_OUTPUT: Text = {
  en: 'Looks at one output at a time; this data needs one for each class.',
  zh: '一次只看一个输出；此数据每个类别需要一个输出。',
}

/** For losses of numbers that may stand for two classes too, as -1 and 1. */
export const NEEDS_ONE_OUTPUT = { classes: ONE_OUTPUT } satisfies Partial<Record<Task, Text>>

/** For losses of numbers alone. */
export const NEEDS_NUMBERS = { binary: NUMBERS, classes: NUMBERS } satisfies Partial<Record<Task, Text>>

/** For losses of one output that tells two classes apart. */
export const NEEDS_TWO_CLASSES = {
  regression: { en: 'Needs two classes; this data has numbers.', zh: '需要两个类别；此数据的目标是数值。' },
  classes: ONE_OUTPUT,
} satisfies Partial<Record<Task, Text>>

/** For losses of one output for each class. */
export const NEEDS_CLASSES = {
  regression: { en: 'Needs classes; this data has numbers.', zh: '需要类别；此数据的目标是数值。' },
  binary: {
    en: 'Needs an output for each class; these two classes share one.',
    zh: '每个类别需要一个输出；这两个类别共用一个输出。',
  },
} satisfies Partial<Record<Task, Text>>

/** For losses whose targets no data set has: what they need, and what does the same work here. */
export function needsOther({ en, zh }: Text): Record<Task, Text> {
  return {
    regression: { en: `${en}; for numbers take the squared error.`, zh: `${zh}；对数值请用均方误差。` },
    binary: { en: `${en}; for two classes take the cross-entropy.`, zh: `${zh}；对两个类别请用二元交叉熵。` },
    classes: { en: `${en}; for classes take the softmax cross-entropy.`, zh: `${zh}；对多个类别请用 Softmax 交叉熵。` },
  }
}
