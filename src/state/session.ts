/** The one session of the page: its store, documents and race, put together. */
import { app } from './app.ts'
import { curves, news } from './curves.ts'
import { Documents } from './documents.ts'
import { Race } from './race.ts'

const documents = new Documents(app)
const race = new Race(app, curves, news)
documents.follow(race)

export const session = { app, documents, race }
