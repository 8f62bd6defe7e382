import './scripts/vite/oldNode.ts'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { buildStamp } from './scripts/vite/buildStamp.ts'
import { firstLoad } from './scripts/vite/firstLoad.ts'
import { kernels } from './scripts/vite/kernels.ts'
import { pixelsAsRem } from './scripts/vite/pixelsAsRem.ts'
import { securityPolicyTag } from './scripts/vite/securityPolicyTag.ts'

export default defineConfig({
  // Relative addresses: the build can be served from any path.
  base: './',
  plugins: [kernels(), react(), securityPolicyTag(), buildStamp(), firstLoad()],
  css: { postcss: { plugins: [pixelsAsRem] } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The security policy allows no data: addresses, so fonts and pictures stay files.
    assetsInlineLimit: 0,
    // firstLoad() is stricter and counts gzipped bytes.
    chunkSizeWarningLimit: 2000,
  },
  test: {
    environment: 'node',
    include: ['{src,scripts,bench}/**/*.test.{ts,tsx}'],
    // tfjs is published as modules that Node does not take for modules.
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 15000,
  },
})
