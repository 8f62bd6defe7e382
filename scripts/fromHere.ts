/** Paths that a user types are meant from the folder where the command was given; npm starts scripts in the project's. */
import { resolve } from 'node:path'

export const fromHere = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path)
