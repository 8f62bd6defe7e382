// The content security policy, once: a meta tag of the built page and a header of the server that `npm start` runs.
// Both are needed: a worker takes its policy from its own response. There is no `unsafe-eval`: formulas are compiled to
// WebAssembly, so a link can never carry code.

/** Value of `Content-Security-Policy`. */
export const securityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

/** Headers of every response of the static server. */
export const securityHeaders = {
  'Content-Security-Policy': securityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}
