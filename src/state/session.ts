/** The one session of the page: its store, documents, tables and race, put together. */
import { app } from './app.ts'
import { curves, news } from './curves.ts'
import { Documents } from './documents.ts'
import { Race } from './race.ts'
import { createSteps } from './stepStore.ts'
import { hasTable } from './tables/kept.ts'
import { TableKeeper } from './tables/tableKeeper.ts'

const documents = new Documents(app)
const steps = createSteps()
const race = new Race(app, curves, news, documents, steps)
const tables = new TableKeeper(app, hasTable, () => race.tableChanged())
// The race asks whether its table is there, so that is found out first.
documents.follow(tables)
documents.follow(race)

export const session = { app, documents, race, steps, tables }
