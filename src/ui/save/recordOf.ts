/** The record that files are written from, of the race on the page or of a kept run. */
import i18next from 'i18next'
import type { Experiment } from '../../experiment/document.ts'
import { encodeLink } from '../../experiment/link.ts'
import { deviceNames, type RacerRecord, type RunRecord } from '../../export/record.ts'
import { loadPresets } from '../../state/presets.ts'
import type { Ran } from '../../state/present.ts'
import { useApp, type Readout } from '../../state/store.ts'
import { questionOf, titleOf } from './words.ts'

/** Where the race on the page ran; undefined for another run, which tells no more than its experiment. */
function deviceOfRace(experiment: Experiment): string | undefined {
  const { document, devices } = useApp.getState()
  if (experiment !== document && encodeLink(experiment) !== encodeLink(document)) return undefined
  const { used, failed } = devices
  if (!used) return undefined
  return failed && failed.step > 0
    ? `${deviceNames[failed.device]} to step ${failed.step}, then ${deviceNames[used]}`
    : deviceNames[used]
}

/** What a file says of its experiment, in the language shown now. */
export async function headOf(experiment: Experiment): Promise<Omit<RunRecord, 'racers'>> {
  // Without the presets the file has a plainer title.
  if (experiment.preset !== '') await loadPresets()
  const { kind } = experiment.problem
  const device = deviceOfRace(experiment)
  return {
    experiment,
    title: titleOf(experiment) ?? i18next.t('header:ownExperiment'),
    question: questionOf(experiment) ?? i18next.t(`stage:ownQuestion.${kind}`),
    link: location.origin + location.pathname + location.search + encodeLink(experiment),
    date: new Date().toISOString(),
    ...(device !== undefined && { device }),
  }
}

export async function recordOf({ experiment, racers }: Pick<Ran, 'experiment' | 'racers'>): Promise<RunRecord> {
  return { ...(await headOf(experiment)), racers: racers.map(racerRecord) }
}

function racerRecord({ racer, readout, rows, columns }: Ran['racers'][number]): RacerRecord {
  const { status, step, divergence } = readout
  return { racer, status, step, divergence, figures: figuresOf(readout), rows, columns }
}

/** Every read-out that is a number; NaN where there is none. */
function figuresOf(readout: Omit<Readout, 'advice'>): Record<string, number> {
  const { status: _status, divergence: _divergence, step: _step, ...figures } = readout
  return Object.fromEntries(
    Object.entries(figures)
      .filter(([, value]) => value === null || typeof value === 'number')
      .map(([name, value]) => [name, (value as number | null) ?? NaN]),
  )
}
