// `node scripts/serve.mjs [--port N]`: builds where needed and serves dist/ on exactly that port; the browser tests use it.
import { join } from 'node:path'
import { serve } from './server.mjs'
import { ensureBuilt, root } from './setUp.mjs'

const at = process.argv.indexOf('--port')
const port = at < 0 ? 4173 : Number(process.argv[at + 1])
const built = await ensureBuilt()
if (built.code !== 0) process.exit(built.code)
const { server, address } = await serve(join(root, 'dist'), { port, exact: true })
console.log(address)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
