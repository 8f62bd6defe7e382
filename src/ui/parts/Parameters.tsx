import { useTranslation } from 'react-i18next'
import type { Parameter, Parameters as Definitions, Value, Values } from '../../catalog/definition.ts'
import { GROUPS } from '../../catalog/groups.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import { optionsOf } from './optionsOf.ts'
import { ListRow } from './ListRow.tsx'
import { NumberRow } from './NumberRow.tsx'
import { parameterGroups } from './parameterGroups.ts'
import styles from './parameters.module.css'
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
  const shared = { label, description, symbol: symbolText(parameter.symbol, label) }
  if (parameter.kind === 'switch')
    return (
      <Switch
        label={label}
        description={description}
        checked={value === true}
        onChange={(checked) => onChange(checked, undefined)}
      />
    )
  if (parameter.kind === 'choice') {
    const options = optionsOf(parameter)
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
  if (parameter.kind === 'list')
    return (
      <ListRow
        {...shared}
        parameter={parameter}
        value={Array.isArray(value) ? (value as readonly number[]) : parameter.default}
        onChange={(next) => onChange(next, undefined)}
      />
    )
  const { min, max, scale, integer, unit } = parameter
  return (
    <NumberRow
      {...shared}
      name={name}
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

/** The controls of all parameters of a definition: under headings where there are several, in two columns where there is room. */
export function Parameters({ name, parameters, values, onChange }: ParametersProps) {
  useTranslation()
  const groups = parameterGroups(parameters)
  if (groups.length === 0) return null
  const controls = (keys: readonly string[]) =>
    keys.map((key) => (
      <div key={key} className={styles.parameter}>
        <ParameterControl
          name={`${name}.${key}`}
          parameter={parameters[key]!}
          value={values[key] ?? parameters[key]!.default}
          onChange={(value, merge) => onChange(key, value, merge)}
        />
      </div>
    ))
  return (
    <div className={styles.room}>
      <div className={styles.parameters}>
        {groups.length === 1
          ? controls(groups[0]!.names)
          : groups.map(({ group, names }) => {
              const title = group && inLanguage(GROUPS[group])
              return (
                <div key={group ?? ''} className={styles.group} role="group" aria-label={title}>
                  {title !== undefined && (
                    <p className={styles.title} aria-hidden="true">
                      {title}
                    </p>
                  )}
                  {controls(names)}
                </div>
              )
            })}
      </div>
    </div>
  )
}
