import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Menu.layer.css'
import '@mantine/core/styles/Tooltip.layer.css'
import './ui/theme/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTranslations } from './i18n/setup.ts'
import { loadPresets, presetReady } from './state/presets.ts'
import { startApp } from './state/start.ts'
import { App } from './ui/App.tsx'
import { preloadAll } from './ui/parts/onDemand.ts'
import { Themed } from './ui/theme/Themed.tsx'

startApp()
await Promise.all([startTranslations(), presetReady()])
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Themed>
      <App />
    </Themed>
  </StrictMode>,
)

// What opens on a press is fetched at the first sign that somebody is there.
const begin = new AbortController()
for (const type of ['pointerdown', 'keydown'])
  addEventListener(
    type,
    () => {
      begin.abort()
      preloadAll()
      void loadPresets()
    },
    { signal: begin.signal },
  )
