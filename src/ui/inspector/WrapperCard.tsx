import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../i18n/setup.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { Source } from '../parts/Source.tsx'
import { told } from '../terms/told.ts'
import { withParameter } from '../problem/changes.ts'
import type { Choice } from '../../experiment/document.ts'
import styles from './wrappers.module.css'
import type { ActiveWrapper } from '../racers/wrapping.ts'

interface WrapperCardProps extends ActiveWrapper {
  /** Prefix of the merge keys, unique on the screen. */
  name: string
  onChange: (choice: Choice, merge: string | undefined) => void
  onRemove: () => void
}

/** A wrapper around the rule: what it does, and its parameters. */
export function WrapperCard({ wrapper, choice, name, onChange, onRemove }: WrapperCardProps) {
  const { t } = useTranslation('inspector')
  const title = inLanguage(wrapper.name)
  return (
    <li className={styles.card} aria-label={title}>
      <div className={styles.cardHead}>
        <h4 {...told({ entry: { kind: 'wrapper', id: wrapper.id, values: choice.parameters } })}>{title}</h4>
        <IconButton data-small label={t('removeWrapper', { name: title })} onClick={onRemove}>
          <IconX size={16} />
        </IconButton>
      </div>
      <p className={styles.summary}>{inLanguage(wrapper.summary)}</p>
      <Parameters
        name={`${name}.${wrapper.id}`}
        parameters={wrapper.parameters}
        values={choice.parameters}
        onChange={(key, value, merge) => onChange(withParameter(choice, key, value), merge)}
      />
      <Source source={wrapper.source} />
    </li>
  )
}
