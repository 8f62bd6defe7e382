/** The fixed part of every script: real files of Python, one after the other. They import nothing from each other. */
import batches from './runtime/batches.py?raw'
import checkpoint from './runtime/checkpoint.py?raw'
import command from './runtime/command.py?raw'
import functions from './runtime/functions.py?raw'
import head from './runtime/head.py?raw'
import layers from './runtime/layers.py?raw'
import losses from './runtime/losses.py?raw'
import main from './runtime/main.py?raw'
import methods from './runtime/methods.py?raw'
import model from './runtime/model.py?raw'
import optimizer from './runtime/optimizer.py?raw'
import processes from './runtime/processes.py?raw'
import race from './runtime/race.py?raw'
import rates from './runtime/rates.py?raw'
import recording from './runtime/recording.py?raw'
import rules from './runtime/rules.py?raw'
import search from './runtime/search.py?raw'
import session from './runtime/session.py?raw'
import stopping from './runtime/stopping.py?raw'
import streams from './runtime/streams.py?raw'
import surface from './runtime/surface.py?raw'
import table from './runtime/table.py?raw'
import weights from './runtime/weights.py?raw'

/** What the script says of itself, and what it imports. */
export const HEAD: string = head.trim()

/** Everything that it does. */
export const RUNTIME: readonly string[] = [
  functions,
  streams,
  processes,
  rules,
  rates,
  surface,
  layers,
  weights,
  losses,
  model,
  search,
  methods,
  batches,
  optimizer,
  recording,
  table,
  stopping,
  race,
  checkpoint,
  session,
  command,
].map((part) => part.trim())

/** What starts it. */
export const MAIN: string = main.trim()
