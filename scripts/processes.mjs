// Running other programs: npm, node and package managers, with their output passed on or kept.
import { spawn } from 'node:child_process'

/**
 * Runs a program to its end. `quiet` keeps the output instead of passing it on.
 * Resolves to { code, output, seconds }; a program that cannot be started has code 127.
 */
export function run(command, parameters, { cwd, env, quiet = false } = {}) {
  const started = Date.now()
  return new Promise((resolve) => {
    const chunks = []
    const child = spawn(command, parameters, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    const done = (code) =>
      resolve({ code, output: Buffer.concat(chunks).toString('utf8'), seconds: (Date.now() - started) / 1000 })
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${command}: ${error.message}\n`))
      done(127)
    })
    child.on('close', (code) => done(code ?? 1))
  })
}

/** Command and first parameters that run npm: the npm that started this script, else the one on the path. */
function npmCommand() {
  if (process.env.npm_execpath) return [process.execPath, [process.env.npm_execpath]]
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm']] : ['npm', []]
}

/** Runs npm with the given parameters. */
export function npm(parameters, options) {
  const [command, first] = npmCommand()
  return run(command, [...first, ...parameters], options)
}
