/** Puts the content security policy into the built page. Not in development, where Vite injects an inline script. */
import type { Plugin } from 'vite'
import { securityPolicy } from '../securityPolicy.mjs'

export function securityPolicyTag(): Plugin {
  return {
    name: 'downhill:security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: securityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  }
}
