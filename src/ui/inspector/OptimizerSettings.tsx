import { IconBulb } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { defaultValues } from '../../catalog/definition.ts'
import { FAMILIES, type Family } from '../../catalog/families.ts'
import type { Optimizer } from '../../catalog/optimizer.ts'
import { optimizers } from '../../catalog/optimizers/index.ts'
import type { Problem, Racer } from '../../experiment/document.ts'
import { optimizerMisfit } from '../../experiment/racerFit.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { useApp } from '../../state/store.ts'
import { Choose, type Option, type OptionGroup } from '../parts/Choose.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { Source } from '../parts/Source.tsx'
import { withParameter } from '../problem/changes.ts'
import { changeRacer } from '../racers/changes.ts'
import { openInspector } from '../view.ts'
import styles from './inspector.module.css'
import { editableRule, replacedOptimizer, withOwnRule } from './rules.ts'
import { Section } from './Section.tsx'

function optionOf(optimizer: Optimizer, present: string, problem: Problem): Option<string> {
  const { id, name, summary, parameters } = optimizer
  const misfit = id === present ? undefined : optimizerMisfit(optimizer, defaultValues(parameters), problem)
  return {
    value: id,
    label: inLanguage(name),
    summary: inLanguage(summary),
    keywords: `${id} ${name.en} ${name.zh}`,
    entry: { kind: 'optimizer', id },
    reason: misfit && inLanguage(misfit),
  }
}

/** The optimizers of each family, each with what it does, or why it does not fit the problem. */
function familyGroups(present: string, problem: Problem): OptionGroup<string>[] {
  return (Object.keys(FAMILIES) as Family[]).map((family) => ({
    label: inLanguage(FAMILIES[family]),
    options: optimizers.all
      .filter((optimizer) => optimizer.family === family)
      .map((optimizer) => optionOf(optimizer, present, problem)),
  }))
}

/** Which optimizer: what it does, when one would use it, its parameters, and where it comes from. */
export function OptimizerSettings({ racer }: { racer: Racer }) {
  const { t } = useTranslation('inspector')
  const { t: common } = useTranslation()
  const problem = useApp((state) => state.document.problem)
  const { optimizer } = racer
  const definition = optimizers.get(optimizer.id)
  const own = {
    value: 'own',
    label: common('ownRule'),
    summary: t(editableRule(optimizer) === undefined ? 'plainRuleSummary' : 'ownRuleSummary'),
  }
  const choose = (id: string) => {
    const next = optimizers.get(id)
    if (next) return changeRacer(racer.id, replacedOptimizer(racer, next, definition))
    changeRacer(racer.id, withOwnRule(racer))
    openInspector('formula')
  }
  return (
    <Section title={t('optimizer')} term="optimizer">
      <Choose
        label={t('optimizer')}
        value={optimizer.id}
        values={optimizer.parameters}
        groups={[...familyGroups(optimizer.id, problem), { label: t('yours'), options: [own] }]}
        onChange={choose}
      />
      {definition === undefined ? (
        <p className={styles.summary}>{t('ownRuleText')}</p>
      ) : (
        <>
          <p>{inLanguage(definition.summary)}</p>
          <p className={styles.use}>
            <IconBulb size={16} aria-label={t('use')} />
            {inLanguage(definition.use)}
          </p>
          <Parameters
            name={`optimizer${racer.id}`}
            parameters={definition.parameters}
            values={optimizer.parameters}
            onChange={(name, value, merge) =>
              changeRacer(racer.id, { optimizer: withParameter(optimizer, name, value) }, merge)
            }
          />
          <Source source={definition.source} />
        </>
      )}
    </Section>
  )
}
