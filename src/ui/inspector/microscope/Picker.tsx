import { useTranslation } from 'react-i18next'
import type { StepTrace, TracedParameter } from '../../../state/steps.ts'
import { Choose } from '../../parts/Choose.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { Segments } from '../../parts/Segments.tsx'
import styles from './microscope.module.css'
import { entryAt, indicesOf, isPoint, sizeOf } from './parameterNames.ts'
import { Strip } from './Strip.tsx'

interface PickerProps {
  trace: StepTrace
  /** Null follows the largest update. */
  parameter: TracedParameter
  onChange: (parameter: TracedParameter) => void
}

/** Which parameter is looked at. */
export function Picker({ trace, parameter, onChange }: PickerProps) {
  const { t } = useTranslation('microscope')
  const tensor = trace.tensors[trace.tensor]!
  const pick = (entry: number, index = trace.tensor) => onChange({ tensor: index, entry })
  const largest = { value: 'largest', label: t('largest'), short: t('largestShort'), tip: t('largestText') }
  if (isPoint(trace))
    return (
      <Segments
        label={t('parameter')}
        value={parameter === null ? 'largest' : String(parameter.entry)}
        options={[
          largest,
          ...trace.point.map((_, entry) => ({ value: String(entry), label: 'xy'.charAt(entry), tip: t('chosenText') })),
        ]}
        onChange={(value) => (value === 'largest' ? onChange(null) : pick(Number(value)))}
      />
    )
  const indices = indicesOf(tensor, trace.entry)
  return (
    <div className={styles.picker}>
      <div className={styles.pickerRow}>
        <Segments
          label={t('parameter')}
          value={parameter === null ? 'largest' : 'this'}
          options={[largest, { value: 'this', label: t('chosen'), tip: t('chosenText') }]}
          onChange={(value) => (value === 'largest' ? onChange(null) : pick(trace.entry))}
        />
        <Choose
          label={t('tensor')}
          value={String(trace.tensor)}
          groups={[
            {
              options: trace.tensors.map(({ name, shape }, index) => ({
                value: String(index),
                label: `${name} [${shape.join(' × ')}]`,
                term: 'tensor' as const,
              })),
            },
          ]}
          onChange={(value) => pick(0, Number(value))}
        />
        {indices.map((at, axis) => (
          <NumberField
            key={axis}
            label={t('index', { axis: axis + 1 })}
            value={at}
            min={0}
            max={tensor.shape[axis]! - 1}
            integer
            onCommit={(next) => pick(entryAt(tensor, indices.with(axis, next)))}
          />
        ))}
      </div>
      {sizeOf(tensor) > 1 && <Strip trace={trace} onPick={pick} />}
    </div>
  )
}
