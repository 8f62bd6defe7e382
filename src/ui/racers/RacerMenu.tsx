import { Menu } from '@mantine/core'
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
import header from '../header/header.module.css'
import button from '../parts/button.module.css'
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
  return (
    <Menu
      position="bottom-end"
      width={248}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: header.menu, item: header.menuItem, label: header.menuLabel }}
    >
      <Menu.Target>
        <button type="button" className={button.icon} data-small aria-label={t('menuOf', { name: racer.name })}>
          <IconDots size={18} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconAdjustmentsHorizontal size={18} />}
          onClick={() => {
            select(racer.id)
            openInspector('settings')
          }}
        >
          {t('edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPencil size={18} />} onClick={() => setTimeout(onRename, afterMenu)}>
          {t('rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={18} />} onClick={() => duplicateRacer(racer.id)}>
          {t('duplicate')}
        </Menu.Item>
        <Menu.Item
          leftSection={racer.hidden ? <IconEye size={18} /> : <IconEyeOff size={18} />}
          onClick={() => changeRacer(racer.id, { hidden: !racer.hidden })}
        >
          {racer.hidden ? t('show') : t('hide')}
        </Menu.Item>
        <Menu.Label>{t('colour')}</Menu.Label>
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
        <Menu.Label>{t('dash')}</Menu.Label>
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
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconTrash size={18} />}
          className={styles.remove}
          onClick={() => removeRacer(racer.id)}
        >
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
