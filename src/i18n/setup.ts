/** The interface in English and Chinese. English is always there; Chinese is fetched when it is chosen. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Text } from '../catalog/definition.ts'
import { en, type English } from './en/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: English
  }
}

export type Language = 'en' | 'zh'

const storageKey = 'downhill.language'

/** The language chosen here before, else the browser's, else English. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(storageKey)
  if (kept === 'en' || kept === 'zh') return kept
  return navigator.languages.find((tag) => /^(en|zh)\b/.test(tag))?.startsWith('zh') ? 'zh' : 'en'
}

/** Switches the interface to `language`; fetches its texts when they are not there yet. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'zh' && !i18next.hasResourceBundle('zh', 'common')) {
    const { zh } = await import('./zh/index.ts')
    for (const [namespace, texts] of Object.entries(zh)) i18next.addResourceBundle('zh', namespace, texts)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

/** The same, remembered for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language)
  await changeLanguage(language)
}

/** The language shown now. */
export function currentLanguage(): Language {
  return i18next.language === 'zh' ? 'zh' : 'en'
}

/** A text of the catalog in the language shown now. Use it where `useTranslation` re-renders. */
export function inLanguage(text: Text): string {
  return text[currentLanguage()]
}

/** Adds the English texts of a panel that is fetched when it is opened. */
export function addEnglish<N extends Exclude<keyof English, keyof typeof en>>(namespace: N, texts: English[N]): void {
  i18next.addResourceBundle('en', namespace, texts)
}

/** Starts the translations; to be awaited before the first render. */
export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(en),
    resources: { en },
    interpolation: { escapeValue: false },
  })
  await changeLanguage(preferredLanguage())
}
