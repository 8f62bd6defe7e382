import { useTranslation } from 'react-i18next'
import { plain, measured } from '../theme/format.ts'
import type { XMode } from './measures.ts'
import { useZoomed, xOf } from './zoomed.ts'

/** Tells those who do not see it which part of the axes the charts show. */
export function ZoomTold({ mode }: { mode: XMode }) {
  const { t } = useTranslation('charts')
  const zoomed = useZoomed()
  const x = xOf(zoomed, mode)
  const part = zoomed.y.first !== null || zoomed.y.second !== null
  const texts = [
    ...(x ? [t('shownPart', { axis: t(`by.${mode}`), from: plain(measured(x.min)), to: plain(measured(x.max)) })] : []),
    ...(part ? [t('shownHeight')] : []),
  ]
  return (
    <p className="visually-hidden" role="status">
      {texts.join(' ')}
    </p>
  )
}
