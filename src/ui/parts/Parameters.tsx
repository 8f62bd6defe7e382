import { useTranslation } from 'react-i18next'
import type { Parameter, Parameters as Definitions, Value, Values } from '../../catalog/definition.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import { NumberRow } from './NumberRow.tsx'
import { Switch } from './Switch.tsx'
import { symbolText } from './symbols.tsx'

interface ParameterControlProps {
  name: string
  parameter: Parameter
  value: Value
  onChange: (value: Value, merge: string | undefined) => void
}

/** The control of one parameter of the catalog, with its range and its scale. */
export function ParameterControl({ name, parameter, value, onChange }: ParameterControlProps) {
  useTranslation()
  const label = inLanguage(parameter.label)
  const description = inLanguage(parameter.description)
  if (parameter.kind === 'switch')
    return (
      <Switch
        label={label}
        title={description}
        checked={value === true}
        onChange={(checked) => onChange(checked, undefined)}
      />
    )
  if (parameter.kind === 'choice') {
    const options = parameter.options.map((option) => ({ value: option.value, label: inLanguage(option.label) }))
    return (
      <ChoiceRow
        label={label}
        description={description}
        value={String(value)}
        groups={[{ options }]}
        onChange={(next) => onChange(next, undefined)}
      />
    )
  }
  const { min, max, scale, integer, symbol, unit } = parameter
  return (
    <NumberRow
      name={name}
      label={label}
      symbol={symbolText(symbol, label)}
      description={description}
      value={Number(value)}
      min={min}
      max={max}
      scale={scale}
      integer={integer}
      unit={unit && inLanguage(unit)}
      onChange={onChange}
    />
  )
}

interface ParametersProps {
  /** Prefix of the merge keys, unique on the screen. */
  name: string
  parameters: Definitions
  values: Values
  onChange: (name: string, value: Value, merge: string | undefined) => void
}

/** The controls of all parameters of a definition, in its order. */
export function Parameters({ name, parameters, values, onChange }: ParametersProps) {
  return (
    <>
      {Object.entries(parameters).map(([key, parameter]) => (
        <ParameterControl
          key={key}
          name={`${name}.${key}`}
          parameter={parameter}
          value={values[key] ?? parameter.default}
          onChange={(value, merge) => onChange(key, value, merge)}
        />
      ))}
    </>
  )
}
