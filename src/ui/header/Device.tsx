import { IconCpu, IconCpu2, IconGauge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { precisionOf, type Device as DeviceChoice } from '../../experiment/document.ts'
import { chooseDevice, measureDevices, setFallsBack } from '../../state/actions.ts'
import { useApp, type UsedDevice } from '../../state/store.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { MenuButton, type MenuEntry } from '../parts/MenuButton.tsx'
import { count } from '../theme/format.ts'
import styles from './header.module.css'

const icons = { native: IconCpu, webgpu: IconCpu2, webgl: IconCpu2, auto: IconGauge } as const
const choices: readonly DeviceChoice[] = ['native', 'webgpu', 'webgl', 'auto']

/** What runs where, in words: the device, its precision, and whether the run repeats bit for bit. */
export function useDeviceText(): { readonly name: string; readonly text: string } {
  const { t } = useTranslation('header')
  const used = useApp((state) => state.devices.used)
  const failed = useApp((state) => state.devices.failed)
  const precision = useApp((state) => precisionOf({ ...state.document, device: state.devices.used ?? 'native' }))
  if (used === null) return { name: t('devices.auto'), text: t('deviceTiming') }
  const text = used === 'native' ? t('deviceLong', { precision }) : t('deviceGpu', { device: t(`devices.${used}`) })
  const since = failed ? ` ${t('deviceSince', { device: t(`devices.${failed.device}`), step: failed.step })}` : ''
  return { name: t(`devices.${used}`), text: text + since }
}

/** The devices as lines of a menu, each with its speed on this experiment, or why it is not offered. */
export function useDevices(): readonly MenuEntry[] {
  const { t } = useTranslation('header')
  const asked = useApp((state) => state.document.device)
  const isSurface = useApp((state) => state.document.problem.kind === 'surface')
  const timings = useApp((state) => state.devices.timings)
  const used = useApp((state) => state.devices.used)
  const fallsBack = useApp((state) => state.fallsBack)
  const textOf = (device: DeviceChoice): string => {
    if (device === 'auto')
      return used && asked === 'auto' ? t('autoIs', { device: t(`devices.${used}`) }) : t('autoText')
    if (isSurface) return device === 'native' ? t('surfacesHere') : t('surfacesNot')
    const timing = timings[device as UsedDevice]
    if (!timing) return t('notTimed')
    if (timing.status === 'timing') return t('timing')
    if (timing.status === 'missing') return t(`faults.${timing.fault}`)
    return t('raceRate', { shown: count(Math.round(timing.stepsPerSecond)) })
  }
  const lines = choices.map((device): MenuEntry => {
    const Icon = icons[device]
    const isMissing = device !== 'auto' && timings[device]?.status === 'missing'
    return {
      icon: <Icon size={20} />,
      label: t(`devices.${device}`),
      text: textOf(device),
      current: device === asked,
      disabled: (isSurface && device !== 'native') || (isMissing && device !== asked),
      onSelect: () => chooseDevice(device),
    }
  })
  return [
    { heading: t('device') },
    ...lines,
    'divider',
    { label: t('fallsBack'), text: t('fallsBackText'), current: fallsBack, onSelect: () => setFallsBack(!fallsBack) },
  ]
}

/** Where the race runs, and the choice of another device. */
export function Device({ compact }: { compact: boolean }) {
  const { t } = useTranslation('header')
  const { name, text } = useDeviceText()
  const Icon = icons[useApp((state) => state.devices.used) ?? 'auto']
  const label = t('deviceIs', { name })
  return (
    <MenuButton
      width={300}
      onOpen={measureDevices}
      button={
        compact ? (
          <IconButton label={label}>
            <Icon size={20} />
          </IconButton>
        ) : (
          <button type="button" className={styles.device} aria-label={label} data-tip={text} data-tip-always>
            <Icon size={18} aria-hidden="true" />
            {name}
          </button>
        )
      }
      entries={useDevices()}
    />
  )
}
