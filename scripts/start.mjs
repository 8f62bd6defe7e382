// `npm start`: installs and builds where needed, serves the production build and opens a browser where there is one.
// `npm start -- --port 8080 --no-open`. Only Node's own modules: it may run before anything is installed.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from './server.mjs'
import { ensureBuilt, ensureInstalled, root } from './setUp.mjs'

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string', default: '4173' }, 'no-open': { type: 'boolean', default: false } },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new Error(`--port takes 0 to 65535, got ${values.port}`)
    return { port, open: !values['no-open'] && !process.env.CI }
  } catch (error) {
    console.error(`${error.message}\nUsage: npm start -- [--port N] [--no-open]`)
    process.exit(2)
  }
}

/** Opens the address in the user's browser; a machine without one is no error. */
function openBrowser(address) {
  const [command, parameters] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd.exe', ['/c', 'start', '', address]]
        : ['xdg-open', [address]]
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  spawn(command, parameters, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

const { port, open } = readArguments()
for (const prepare of [ensureInstalled, ensureBuilt]) {
  const { code } = await prepare()
  if (code !== 0) process.exit(code)
}

const { server, address } = await serve(join(root, 'dist'), { port })
console.log(`\n  Downhill runs at ${address}\n  Ctrl+C stops it.\n`)
if (open) openBrowser(address)

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
