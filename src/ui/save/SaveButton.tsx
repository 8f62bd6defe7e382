import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { app, notify } from '../../state/app.ts'
import { ranNow } from '../../state/present.ts'
import { useApp } from '../../state/store.ts'
import { type Palette, usePalette } from '../canvas/palette.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { MenuButton } from '../parts/MenuButton.tsx'
import type { ChartChoice } from './chartShot.ts'
import type { PictureFormat, TableFormat } from './files.ts'

async function savePicture(
  format: PictureFormat,
  chart: ChartChoice | undefined,
  button: HTMLElement | null,
  palette: Palette,
) {
  const { saveShot } = await import('./files.ts')
  if (chart) return saveShot(await (await import('./chartShot.ts')).chartShot(chart, palette), format)
  const section = button?.closest('section')
  if (section) await saveShot(await (await import('./stageShot.ts')).stageShot(section, palette), format)
}

async function saveRun(format: TableFormat) {
  const ran = ranNow()
  if (!ran) return
  const [{ saveRecord }, { recordOf }] = await Promise.all([import('./files.ts'), import('./recordOf.ts')])
  saveRecord(await recordOf(ran), ran.step, format)
}

async function saveExperiment() {
  const { saveScript } = await import('./saveScript.ts')
  await saveScript()
}

/** Does it, and says so where it fails. */
function attempt(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    notify(app, { kind: 'danger', key: 'saveFailed', values: { message } })
  })
}

/** Saves a chart, or without one the stage, as a picture, the run as a table, and the experiment as a script. `label` names what is saved. */
export function SaveButton({ label, chart }: { label: string; chart?: ChartChoice }) {
  const { t } = useTranslation('share')
  const palette = usePalette()
  const ready = useApp((state) => state.run === 'ready')
  const empty = useApp((state) => state.document.racers.length === 0)
  const [holder, setHolder] = useState<HTMLElement | null>(null)
  return (
    <span ref={setHolder}>
      <MenuButton
        width={260}
        button={
          <IconButton data-small label={label}>
            <IconDownload size={18} />
          </IconButton>
        }
        entries={[
          ...(['png', 'svg'] as const).map((format) => ({
            label: t(`save.${format}`),
            onSelect: () => attempt(() => savePicture(format, chart, holder, palette)),
          })),
          'divider',
          { heading: t('save.run') },
          ...(['csv', 'json'] as const).map((format) => ({
            label: t(`save.${format}`),
            disabled: ready,
            onSelect: () => attempt(() => saveRun(format)),
          })),
          'divider',
          { heading: t('save.experiment') },
          {
            label: t('save.pytorch'),
            text: t('save.pytorchText'),
            disabled: empty,
            onSelect: () => attempt(saveExperiment),
          },
        ]}
      />
    </span>
  )
}
