/** Writes build.json beside the page: the hash of the sources, by which `npm start` knows whether the build is stale. */
import type { Plugin } from 'vite'
import { sourceHash, stampFile } from '../sourceHash.mjs'

export function buildStamp(): Plugin {
  let root = ''
  let sources = ''
  return {
    name: 'downhill:build-stamp',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
    },
    // Before the build reads anything: a source edited while it runs must make the build stale.
    buildStart: () => {
      sources = sourceHash(root)
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: stampFile, source: JSON.stringify({ sources }) })
    },
  }
}
