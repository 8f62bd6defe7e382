import { useTranslation } from 'react-i18next'
import { factsOf } from '../../../experiment/data.ts'
import type { DataProblem } from '../../../experiment/document.ts'
import { lossFit, targetMisfit } from '../../../experiment/fit.ts'
import { LIMITS } from '../../../experiment/limits.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import { edit } from '../../../state/actions.ts'
import { ChoiceRow } from '../../parts/ChoiceRow.tsx'
import { Fold } from '../../parts/Fold.tsx'
import { NumberRow } from '../../parts/NumberRow.tsx'
import { inData } from '../changes.ts'
import type { DataKind } from '../kinds.ts'

/** What is done to the samples: scaling, wrong labels, and changes each time one is drawn. */
export function Preparation({ problem, kind }: { problem: DataProblem; kind: DataKind }) {
  const { t } = useTranslation('data')
  const { standardize, labelNoise, augmentation } = problem
  const classes = factsOf(problem.data)?.classes ?? 0
  const change = (next: Partial<DataProblem>, merge?: string) =>
    edit(
      inData((before) => ({ ...before, ...next })),
      { merge },
    )
  const changed = [
    ...(standardize === 'nothing' ? [] : [t('nowScaled')]),
    ...(labelNoise > 0 ? [t('nowNoise')] : []),
    ...(augmentation.noise > 0 || augmentation.shift > 0 ? [t('nowAugmented')] : []),
  ]
  // Scaling classes' indices means nothing.
  const scalings = classes > 0 ? (['nothing', 'inputs'] as const) : (['nothing', 'inputs', 'all'] as const)
  return (
    <Fold
      title={t('preparation')}
      description={t('preparationText')}
      now={changed.length > 0 ? changed.join(t('comma')) : t('nowPlain')}
      open={kind === 'table' || labelNoise > 0}
    >
      <ChoiceRow
        label={t('standardize')}
        description={t('standardizeText')}
        term="standardize"
        value={classes > 0 && standardize === 'all' ? 'inputs' : standardize}
        groups={[
          {
            options: scalings.map((each) => {
              const misfit = targetMisfit(lossFit(problem.loss), { ...problem, standardize: each })
              return {
                value: each,
                label: t(`scalings.${each}`),
                summary: t(`scalingTexts.${each}`),
                ...(misfit && { reason: inLanguage(misfit) }),
              }
            }),
          },
        ]}
        onChange={(next) => change({ standardize: next })}
      />
      {(classes > 0 || !lossFit(problem.loss).nonnegative) && (
        <NumberRow
          name="labelNoise"
          label={classes > 0 ? t('wrongLabels') : t('targetNoise')}
          term={classes > 0 ? 'labelNoise' : 'targetNoise'}
          description={classes > 0 ? t('wrongLabelsText') : t('targetNoiseText')}
          unit={classes > 0 ? '%' : t('deviations')}
          value={classes > 0 ? Math.round(1000 * labelNoise) / 10 : labelNoise}
          min={LIMITS.labelNoise.min}
          max={classes > 0 ? 100 * LIMITS.labelNoise.max : LIMITS.labelNoise.max}
          scale="linear"
          onChange={(next, merge) => change({ labelNoise: classes > 0 ? Math.round(10 * next) / 1000 : next }, merge)}
        />
      )}
      <NumberRow
        name="augmentationNoise"
        label={t('inputNoise')}
        symbol="σ"
        description={t('inputNoiseText')}
        term="inputNoise"
        value={augmentation.noise}
        {...LIMITS.augmentationNoise}
        scale="log"
        slider={{ min: 0, max: 1, scale: 'linear' }}
        onChange={(noise, merge) => change({ augmentation: { ...augmentation, noise } }, merge)}
      />
      {kind === 'images' && (
        <NumberRow
          name="shift"
          label={t('shift')}
          description={t('shiftText')}
          unit="px"
          value={augmentation.shift}
          {...LIMITS.shift}
          scale="linear"
          onChange={(shift, merge) => change({ augmentation: { ...augmentation, shift } }, merge)}
        />
      )}
    </Fold>
  )
}
