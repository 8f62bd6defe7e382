/** A kept run as a file. */
import { rowsOf, type GoodRun } from '../../state/runs/list.ts'
import { saveRecord } from '../save/files.ts'
import { recordOf } from '../save/recordOf.ts'

/** Saves the experiment, the figures and the kept rows; nothing where the rows cannot be read, which the list says. */
export async function saveKeptRun(run: GoodRun): Promise<void> {
  const rows = await rowsOf(run)
  if (!rows) return
  const racers = run.racers.flatMap(({ id, ...readout }) => {
    const racer = run.experiment.racers.find((one) => one.id === id)
    const columns = rows.get(id) ?? {}
    return racer ? [{ racer, readout, rows: columns.step?.length ?? 0, columns }] : []
  })
  saveRecord(await recordOf({ experiment: run.experiment, racers }), run.step, 'json')
}
