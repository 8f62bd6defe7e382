// A small static server with the security headers of the application: only GET and HEAD, only files below one folder.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { securityHeaders } from './securityPolicy.mjs'

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The file below `folder` that a request path names, or undefined where it leaves the folder or is not well formed. */
export function fileOf(folder, path) {
  let decoded
  try {
    decoded = decodeURIComponent(path.split(/[?#]/, 1)[0])
  } catch {
    return undefined
  }
  if (decoded.includes('\0')) return undefined
  const file = normalize(join(folder, decoded.endsWith('/') ? `${decoded}index.html` : decoded))
  return file.startsWith(normalize(folder) + sep) ? file : undefined
}

async function answer(folder, request, response) {
  const say = (status, text) => {
    response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' })
    response.end(request.method === 'HEAD' ? undefined : text)
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Only GET and HEAD\n')
  const file = fileOf(folder, request.url ?? '/')
  const found = file && (await stat(file).catch(() => undefined))
  if (!found?.isFile()) return say(404, 'Not found\n')
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // Names in assets/ carry a hash of their content.
    'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') return response.end()
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server.address().port)
    })
  })
}

/**
 * Serves `folder` on the first free port from `port` on (20 are tried); `exact` takes that port or fails.
 * Resolves to { server, port, address }.
 */
export async function serve(folder, { port = 4173, host = '127.0.0.1', exact = false } = {}) {
  const server = createServer((request, response) => void answer(folder, request, response))
  for (let candidate = port; ; candidate++)
    try {
      const taken = await listen(server, candidate, host)
      return { server, port: taken, address: `http://${host === '127.0.0.1' ? 'localhost' : host}:${taken}/` }
    } catch (error) {
      if (exact || candidate - port >= 19 || !['EADDRINUSE', 'EACCES'].includes(error.code)) throw error
    }
}
