import { useTranslation } from 'react-i18next'
import type { Racer } from '../../experiment/document.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { typesetStep } from '../formulas/typeset.ts'
import { Formula } from '../parts/Formula.tsx'
import { optimizerName } from '../racers/summary.ts'
import styles from './inspector.module.css'

/** A racer's step, typeset: what acts, in its order, each part under its name; a rule of two texts twice. */
export function StepFormula({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const texts = typesetStep(racer)
  const rule = optimizerName(racer, common('ownRule'))
  return texts.map((sections, text) => (
    <div key={text}>
      {texts.length > 1 && <p className={styles.subhead}>{t(text === 0 ? 'forMatrices' : 'forVectors')}</p>}
      <div className={styles.typeset}>
        {sections.map(({ title, lines }, section) => (
          <div key={section} className={styles.stepPart}>
            {sections.length > 1 && <p className={styles.stepTitle}>{title ? inLanguage(title) : rule}</p>}
            {lines.map((line, index) => (
              <Formula key={index} tex={line} display />
            ))}
          </div>
        ))}
      </div>
    </div>
  ))
}
