import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Racer } from '../../experiment/document.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { OwnFormula } from '../formulas/OwnFormula.tsx'
import { ruleTexts } from '../formulas/scopes.ts'
import { Button } from '../parts/Button.tsx'
import { changeRacer } from '../racers/changes.ts'
import { optimizerName } from '../racers/summary.ts'
import styles from './inspector.module.css'
import { editableRule, withOptimizer, withOwnRule } from './rules.ts'
import { Section } from './Section.tsx'
import { StepFormula } from './StepFormula.tsx'

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

/** The text of a rule; editing it makes it the racer's own. */
function RuleEditor({ racer, text }: { racer: Racer; text: string }) {
  const { t } = useTranslation('inspector')
  const definition = optimizers.get(racer.optimizer.id)
  const isTwo = definition !== undefined && ruleTexts(definition, racer.optimizer.parameters).length > 1
  const note = definition === undefined ? 'ownRuleNote' : isTwo ? 'twoRulesNote' : 'catalogRuleNote'
  return (
    <>
      <p className={styles.summary}>{t(note)}</p>
      <OwnFormula
        label={t('updateRule')}
        text={text}
        scope={scope}
        names={[...given, ...namesIn(text), ...functions]}
        onValid={(formula) =>
          changeRacer(racer.id, withOptimizer(racer, { id: 'own', parameters: {}, formula }), `rule${racer.id}`)
        }
      />
    </>
  )
}

/** An optimizer that is no text: why, and the way to a rule of one's own. */
function FixedRule({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  return (
    <>
      <p className={styles.summary}>{t('fixedRuleNote', { name: optimizerName(racer, '') })}</p>
      <Button small className={styles.start} onClick={() => changeRacer(racer.id, withOwnRule(racer))}>
        {t('startOwnRule')}
      </Button>
    </>
  )
}

/** The rule of a racer: the text that runs, and the whole step typeset. */
export function FormulaTab({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  // What "Revert" brings back: the racer as it was when it was opened.
  const [before] = useState(racer)
  const text = editableRule(racer.optimizer)
  const changed = JSON.stringify(racer.optimizer) !== JSON.stringify(before.optimizer)
  const revert = () => {
    const { optimizer, rate, wrappers } = before
    changeRacer(racer.id, { optimizer, rate, wrappers })
  }
  return (
    <div className={styles.settings}>
      <Section
        title={t('updateRule')}
        term="updateRule"
        aside={
          changed && (
            <Button small onClick={revert}>
              <IconArrowBackUp size={16} aria-hidden="true" />
              {t('revert')}
            </Button>
          )
        }
      >
        {text === undefined ? <FixedRule racer={racer} /> : <RuleEditor racer={racer} text={text} />}
      </Section>
      <Section title={t('inUseNow')} description={t('inUseText')}>
        <StepFormula racer={racer} />
      </Section>
    </div>
  )
}
