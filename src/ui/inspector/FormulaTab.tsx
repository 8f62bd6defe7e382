import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Choice, Racer } from '../../experiment/document.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { OwnFormula } from '../formulas/OwnFormula.tsx'
import { runningOptimizer } from '../../experiment/runningOptimizer.ts'
import { typesetRule } from '../formulas/typeset.ts'
import { Button } from '../parts/Button.tsx'
import { Formula } from '../parts/Formula.tsx'
import { changeRacer } from '../racers/changes.ts'
import styles from './inspector.module.css'
import { ownRule } from './rules.ts'

const scope = scopeOf('rule')
const given = ['theta', 'g', 'lr', 't', 'loss']
const functions = ['sqrt', 'abs', 'sign', 'exp', 'log', 'tanh', 'min', 'max', 'clip', 'where', 'norm', 'mean']

/** Names that the text assigns or declares. */
function namesIn(text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:parameter\s+|state\s+(?:(?:scalar|each|rows|cols)\s+)?|show\s+)?([A-Za-z]\w*)\s*=[^=]/gm,
  )
  return [...new Set([...found].flatMap(([, name]) => (name === undefined || given.includes(name) ? [] : [name])))]
}

/** The rule of a racer: the text that runs, and the same typeset. Editing it makes it the racer's own. */
export function FormulaTab({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  // What "Revert" brings back: the rule as it was when the racer was opened.
  const [before] = useState<Choice>(racer.optimizer)
  const own = ownRule(racer.optimizer)
  const text = own.formula ?? ''
  const definition = optimizers.get(racer.optimizer.id)
  const changed = JSON.stringify(racer.optimizer) !== JSON.stringify(before)
  return (
    <div className={styles.settings}>
      <div className={styles.group}>
        <div className={styles.groupHead}>
          <h3>{t('updateRule')}</h3>
          {changed && (
            <Button small onClick={() => changeRacer(racer.id, { optimizer: before })}>
              <IconArrowBackUp size={16} aria-hidden="true" />
              {t('revert')}
            </Button>
          )}
        </div>
        <p className={styles.summary}>{definition === undefined ? t('ownRuleNote') : t('catalogRuleNote')}</p>
        <OwnFormula
          label={t('updateRule')}
          text={text}
          scope={scope}
          names={[...given, ...namesIn(text), ...functions]}
          onValid={(formula) =>
            changeRacer(racer.id, { optimizer: { id: 'own', parameters: {}, formula } }, `rule${racer.id}`)
          }
        />
      </div>
      <div className={styles.group}>
        <h3>{t('inUseNow')}</h3>
        <div className={styles.typeset}>
          {typesetRule(runningOptimizer(racer)).map((line, index) => (
            <Formula key={index} tex={line} display />
          ))}
        </div>
      </div>
    </div>
  )
}
