import { IconArrowDown, IconArrowUp, IconChevronDown, IconCopy, IconDots, IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Parameter, Value } from '../../../catalog/definition.ts'
import type { Layer } from '../../../catalog/layer.ts'
import { layers as catalog } from '../../../catalog/layers/index.ts'
import type { Choice } from '../../../experiment/document.ts'
import { inLanguage } from '../../../i18n/setup.ts'
import button from '../../parts/button.module.css'
import { Choose } from '../../parts/Choose.tsx'
import { MenuButton } from '../../parts/MenuButton.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { optionsOf } from '../../parts/optionsOf.ts'
import { Parameters } from '../../parts/Parameters.tsx'
import { count } from '../../theme/format.ts'
import { tipped, told } from '../../terms/told.ts'
import { withParameter } from '../changes.ts'
import type { Outcome } from './edits.ts'
import styles from './layers.module.css'
import { Refusal } from './Refusal.tsx'

/** Parameters that are edited in place; the others are behind the layer's name. */
const mainParameters: Readonly<Record<string, readonly string[]>> = {
  dense: ['units', 'activation'],
  convolution: ['filters', 'size'],
  'max-pooling': ['size'],
  'average-pooling': ['size'],
  dropout: ['rate'],
  activation: ['activation'],
}

interface LayerCardProps {
  layer: Choice
  /** From 1, and how many there are. */
  number: number
  last: number
  parameters: number
  open: boolean
  refused: Extract<Outcome, { fits: false }> | undefined
  onToggle: () => void
  onChange: (next: Choice, merge: string | undefined) => void
  onMove: (by: 1 | -1) => void
  onDuplicate: () => void
  onRemove: () => void
  /** What stands below it. */
  children: ReactNode
}

/** A layer: its name, its main settings in place, its parameters, and what can be done with it. */
export function LayerCard(props: LayerCardProps) {
  const { layer, number, parameters, open, refused, onToggle, onChange, onMove, children } = props
  const { t } = useTranslation('data')
  const definition = catalog.get(layer.id)!
  const name = inLanguage(definition.name)
  const main = mainParameters[layer.id] ?? []
  const rest = Object.keys(definition.parameters).length > main.length
  const set = (key: string, value: Value, merge?: string) => onChange(withParameter(layer, key, value), merge)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    onMove(by)
  }
  return (
    <li aria-label={t('layerNamed', { number, name })} onKeyDown={onKeyDown}>
      <div className={styles.card} data-refused={refused !== undefined || undefined}>
        <div className={styles.top}>
          <button
            type="button"
            data-layer-name
            className={styles.name}
            {...tipped({ entry: { kind: 'layer', id: layer.id, values: layer.parameters } })}
            aria-expanded={rest ? open : undefined}
            onClick={rest ? onToggle : undefined}
          >
            {name}
            {rest && <IconChevronDown size={14} aria-hidden="true" />}
          </button>
          <span
            className={styles.count}
            data-none={parameters === 0 || undefined}
            {...told({ text: t('parameters', { count: parameters, shown: count(parameters) }) })}
          >
            {count(parameters)}
          </span>
          <LayerMenu {...props} name={name} />
        </div>
        {!open && main.length > 0 && (
          <div className={styles.main}>
            {main.map((key) => (
              <InPlace key={key} name={key} layer={layer} number={number} definition={definition} set={set} />
            ))}
          </div>
        )}
        {open && (
          <div className={styles.all}>
            <Parameters
              name={`layer${number}`}
              parameters={definition.parameters}
              values={layer.parameters}
              onChange={set}
            />
          </div>
        )}
        <Refusal refused={refused} />
      </div>
      {children}
    </li>
  )
}

interface InPlaceProps {
  name: string
  layer: Choice
  number: number
  definition: Layer
  set: (name: string, value: Value) => void
}

/** One main setting: a small field, or a select. */
function InPlace({ name, layer, number, definition, set }: InPlaceProps) {
  const { t } = useTranslation('data')
  const parameter: Parameter = definition.parameters[name]!
  const label = inLanguage(parameter.label)
  const accessible = t('settingOfLayer', { setting: label, number })
  const value = layer.parameters[name] ?? parameter.default
  if (parameter.kind === 'choice')
    return (
      <Choose
        size="small"
        className={styles.choice}
        label={accessible}
        value={String(value)}
        groups={[{ options: optionsOf(parameter) }]}
        onChange={(next) => set(name, next)}
      />
    )
  if (parameter.kind !== 'number') return null
  return (
    <label className={styles.setting} data-tip-row="">
      <span {...told({ text: inLanguage(parameter.description) })}>{label}</span>
      <NumberField
        className={styles.field}
        label={accessible}
        value={Number(value)}
        min={parameter.min}
        max={parameter.max}
        integer={parameter.integer}
        onCommit={(next) => set(name, next)}
      />
    </label>
  )
}

function LayerMenu(props: LayerCardProps & { name: string }) {
  const { number, last, name, onMove, onDuplicate, onRemove } = props
  const { t } = useTranslation('data')
  return (
    <MenuButton
      width={220}
      button={
        <button type="button" className={button.icon} data-small aria-label={t('layerMenu', { number, name })}>
          <IconDots size={18} aria-hidden="true" />
        </button>
      }
      entries={[
        {
          icon: <IconArrowUp size={18} />,
          keys: 'Alt ↑',
          disabled: number === 1,
          onSelect: () => onMove(-1),
          label: t('moveUp'),
        },
        {
          icon: <IconArrowDown size={18} />,
          keys: 'Alt ↓',
          disabled: number === last,
          onSelect: () => onMove(1),
          label: t('moveDown'),
        },
        { icon: <IconCopy size={18} />, onSelect: onDuplicate, label: t('duplicateLayer') },
        'divider',
        { icon: <IconTrash size={18} />, danger: true, onSelect: onRemove, label: t('removeThisLayer') },
      ]}
    />
  )
}
