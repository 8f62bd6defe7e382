import {
  IconAdjustmentsHorizontal,
  IconCopy,
  IconDots,
  IconEye,
  IconEyeOff,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { duplicateRacer, removeRacer, select } from '../../state/actions.ts'
import button from '../parts/button.module.css'
import { MenuButton } from '../parts/MenuButton.tsx'
import { colourCount, dashCount, racerDash } from '../theme/racers.ts'
import { Swatch } from '../theme/Swatch.tsx'
import { openInspector } from '../view.ts'
import { changeRacer } from './changes.ts'
import styles from './racers.module.css'

/** Milliseconds until the menu has given the focus back, which would close a field opened before. */
const afterMenu = 50

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** What can be done with a racer, and how it looks. */
export function RacerMenu({ racer, onRename }: { racer: Racer; onRename: () => void }) {
  const { t } = useTranslation('racers')
  const colours = (
    <div className={styles.looks} role="group" aria-label={t('colour')}>
      {upTo(colourCount).map((colour) => (
        <button
          key={colour}
          type="button"
          aria-label={t('colourNumber', { number: colour })}
          aria-pressed={colour === racer.colour}
          onClick={() => changeRacer(racer.id, { colour })}
        >
          <Swatch colour={colour} dash={1} width={26} />
        </button>
      ))}
    </div>
  )
  const dashes = (
    <div className={styles.looks} role="group" aria-label={t('dash')}>
      {upTo(dashCount).map((dash) => (
        <button
          key={dash}
          type="button"
          aria-label={t('dashNumber', { number: dash })}
          aria-pressed={dash === racer.dash}
          onClick={() => changeRacer(racer.id, { dash })}
        >
          <svg width={26} height={16} viewBox="0 0 26 16" aria-hidden="true">
            <line
              x2={26}
              y1={8}
              y2={8}
              stroke="var(--ink)"
              strokeWidth={2}
              strokeDasharray={racerDash(dash).join(' ')}
            />
          </svg>
        </button>
      ))}
    </div>
  )
  const edit = () => {
    select(racer.id)
    openInspector('settings')
  }
  const hide = () => changeRacer(racer.id, { hidden: !racer.hidden })
  return (
    <MenuButton
      width={248}
      button={
        <button type="button" className={button.icon} data-small aria-label={t('menuOf', { name: racer.name })}>
          <IconDots size={18} aria-hidden="true" />
        </button>
      }
      entries={[
        { icon: <IconAdjustmentsHorizontal size={18} />, label: t('edit'), onSelect: edit },
        { icon: <IconPencil size={18} />, label: t('rename'), onSelect: () => setTimeout(onRename, afterMenu) },
        { icon: <IconCopy size={18} />, label: t('duplicate'), onSelect: () => duplicateRacer(racer.id) },
        racer.hidden
          ? { icon: <IconEye size={18} />, label: t('show'), onSelect: hide }
          : { icon: <IconEyeOff size={18} />, label: t('hide'), onSelect: hide },
        { heading: t('colour'), content: colours },
        { heading: t('dash'), content: dashes },
        'divider',
        { icon: <IconTrash size={18} />, label: t('remove'), danger: true, onSelect: () => removeRacer(racer.id) },
      ]}
    />
  )
}
