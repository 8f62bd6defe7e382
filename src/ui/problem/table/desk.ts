/** What is on the desk while a file is read: the table in the dialog, another file than the one that is waited for, an error. */
import { create } from 'zustand'
import type { Text } from '../../../catalog/definition.ts'
import { edit } from '../../../state/actions.ts'
import { useApp } from '../../../state/store.ts'
import type { TableFile, TableUse } from '../../../state/tables.ts'
import { withTable } from '../changes.ts'

/** A table whose columns are shown, with the use they had before. */
export interface OpenTable {
  readonly file: TableFile
  readonly use: TableUse | null
}

interface Desk {
  /** The table in the dialog. */
  readonly open: OpenTable | null
  /** A file that is not the one that the experiment needs. */
  readonly other: TableFile | null
  /** The name of the file that is being read. */
  readonly reading: string | null
  readonly error: Text | null
  /** Counts changes of what is kept, so that lists are read anew. */
  readonly changes: number
}

export const useDesk = create<Desk>(() => ({ open: null, other: null, reading: null, error: null, changes: 0 }))

/** Reading tables is fetched with the first of them. */
const tables = () => import('../../../state/tables.ts')

const UNREADABLE: Text = {
  en: 'The file could not be read. It may have been moved or changed: choose it again.',
  zh: '无法读取该文件。它可能已被移动或更改：请重新选择。',
}

function textOf(error: unknown): Text {
  return error instanceof Error && 'text' in error ? (error.text as Text) : UNREADABLE
}

/** Runs a piece of work on the desk; what it throws is shown there. */
async function attempt(name: string | null, work: () => Promise<Partial<Desk>>): Promise<void> {
  useDesk.setState({ reading: name, error: null, other: null })
  try {
    useDesk.setState(await work())
  } catch (error) {
    useDesk.setState({ error: textOf(error) })
  } finally {
    useDesk.setState({ reading: null })
  }
}

const changed = () => useDesk.getState().changes + 1

/** Takes a file that was dropped or chosen: the one that the experiment waits for is kept at once, any other is shown. */
export function takeFile(file: File): Promise<void> {
  return attempt(file.name, async () => {
    const { readFile, addTable } = await tables()
    const read = await readFile(file)
    const { table } = useApp.getState()
    if (table?.status !== 'missing') return { open: { file: read, use: null } }
    if (read.digest !== table.digest) return { other: read }
    await addTable(read)
    return { changes: changed() }
  })
}

/** Offers the file that was refused as new data. */
export function takeOther(): void {
  const { other } = useDesk.getState()
  if (other) useDesk.setState({ open: { file: other, use: null }, other: null })
}

/** Shows the columns of a table on this device; with the use that the document has for it where it is the document's. */
export function showTable(digest: string): Promise<void> {
  return attempt(null, async () => {
    const { openTable } = await tables()
    const file = await openTable(digest)
    const { problem } = useApp.getState().document
    const own = problem.kind === 'data' && problem.data.table?.digest === digest ? problem.data.table : null
    const use = own && { types: own.types, target: own.target, missing: own.missing }
    return file ? { open: { file, use } } : { changes: changed() }
  })
}

/** Keeps the table in the dialog and makes it the data; where it cannot be kept, says so and changes nothing. */
export async function acceptTable({ file }: OpenTable, use: TableUse): Promise<void> {
  await attempt(null, async () => {
    const { addTable, judgeUse } = await tables()
    const judged = judgeUse(file, use)
    if (!judged.ok) return { error: judged.error.text }
    await addTable(file)
    edit((experiment) => withTable(experiment, judged.reference))
    return { open: null, changes: changed() }
  })
}

export function dropTable(digest: string): Promise<void> {
  return attempt(null, async () => {
    const { deleteTable } = await tables()
    await deleteTable(digest)
    return { changes: changed() }
  })
}

/** Takes everything off the desk. */
export function clearDesk(): void {
  useDesk.setState({ open: null, other: null, error: null })
}
