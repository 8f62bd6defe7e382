import { useTranslation } from 'react-i18next'
import { surfaces } from '../../catalog/surfaces/index.ts'
import type { SurfaceProblem } from '../../experiment/document.ts'
import { LIMITS } from '../../experiment/limits.ts'
import { scopeOf } from '../../experiment/ownFormula.ts'
import { inLanguage } from '../../i18n/setup.ts'
import { edit } from '../../state/actions.ts'
import { FunctionFormula } from '../formulas/FunctionFormula.tsx'
import { surfaceLines } from '../formulas/linesOf.ts'
import { OwnFormula } from '../formulas/OwnFormula.tsx'
import { standalone } from '../formulas/scopes.ts'
import { Choose } from '../parts/Choose.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { NumberRow } from '../parts/NumberRow.tsx'
import { Parameters } from '../parts/Parameters.tsx'
import { Source } from '../parts/Source.tsx'
import { told } from '../terms/told.ts'
import { inSurface, withParameter, withProblem, withSurface } from './changes.ts'
import styles from './problem.module.css'

const inputs = ['x', 'y'] as const
/** An own surface has as many inputs as its start. */
const ownScope = (problem: SurfaceProblem) => scopeOf(problem.start.length === 1 ? 'curve' : 'surface')
const functionNames = ['sqrt', 'abs', 'exp', 'log', 'sin', 'cos', 'tanh', 'min', 'max', 'where']

/** The formula of the surface, typeset. */
function SurfaceFormula({ problem }: { problem: SurfaceProblem }) {
  const lines = surfaceLines(problem.surface, problem.start.length)
  const name = problem.start.length === 1 ? 'f(x) =' : 'f ='
  return <FunctionFormula lines={lines} name={name} />
}

/** Which surface, its parameters, where the racers start, and how noisy their gradients are. */
export function SurfaceSection({ problem }: { problem: SurfaceProblem }) {
  const { t } = useTranslation('problem')
  const surface = surfaces.get(problem.surface.id)

  const choose = (id: string) => {
    const next = surfaces.get(id)
    if (next !== undefined) return edit((experiment) => withSurface(experiment, next))
    const formula =
      surface === undefined ? 'x^2 + y^2' : standalone(surface.formula, surface.parameters, problem.surface.parameters)
    edit((experiment) => withProblem(experiment, { ...problem, surface: { id: 'own', parameters: {}, formula } }))
  }

  return (
    <>
      <Choose
        label={t('surface')}
        value={problem.surface.id}
        values={problem.surface.parameters}
        groups={[
          {
            label: t('twoParameters'),
            options: surfaces.all.filter((each) => each.dimension === 2).map((each) => optionOf(each)),
          },
          {
            label: t('oneParameter'),
            options: surfaces.all.filter((each) => each.dimension === 1).map((each) => optionOf(each)),
          },
          { label: t('own'), options: [{ value: 'own', label: t('ownFormula'), summary: t('ownSurfaceSummary') }] },
        ]}
        onChange={choose}
      />
      {surface === undefined && (
        <OwnFormula
          label={t('surfaceFormula')}
          text={problem.surface.formula ?? ''}
          scope={ownScope(problem)}
          names={[...inputs.slice(0, problem.start.length), ...functionNames]}
          onValid={(formula) =>
            edit(
              inSurface((before) => ({ ...before, surface: { ...before.surface, formula } })),
              {
                merge: 'surface.formula',
              },
            )
          }
        />
      )}
      <SurfaceFormula problem={problem} />
      {surface !== undefined && (
        <>
          <p className={styles.summary}>{inLanguage(surface.summary)}</p>
          <Source source={surface.source} />
        </>
      )}
      <div className={styles.group}>
        {surface !== undefined && (
          <Parameters
            name="surface"
            parameters={surface.parameters}
            values={problem.surface.parameters}
            onChange={(name, value, merge) =>
              edit(
                inSurface((before) => ({ ...before, surface: withParameter(before.surface, name, value) })),
                { merge },
              )
            }
          />
        )}
        <NumberRow
          name="noise"
          label={t('gradientNoise')}
          symbol="σ"
          description={t('gradientNoiseText')}
          term="gradientNoise"
          value={problem.noise}
          {...LIMITS.noise}
          scale="log"
          onChange={(noise, merge) =>
            edit(
              inSurface((before) => ({ ...before, noise })),
              { merge },
            )
          }
        />
      </div>
      <div className={styles.group}>
        <div className={styles.groupHead}>
          <h3 {...told({ term: 'start' })}>{t('start')}</h3>
          <span>{t('startHint')}</span>
        </div>
        <div className={styles.startRow}>
          {problem.start.map((value, index) => (
            <label key={index} {...told({ text: t('startAt', { axis: inputs[index] ?? '' }) })}>
              {inputs[index]}
              <NumberField
                className={styles.startField}
                label={t('startAt', { axis: inputs[index] ?? '' })}
                value={value}
                {...LIMITS.start}
                onCommit={(next) => edit(inSurface((before) => ({ ...before, start: before.start.with(index, next) })))}
              />
            </label>
          ))}
        </div>
      </div>
    </>
  )
}

function optionOf(each: (typeof surfaces.all)[number]) {
  return {
    value: each.id,
    label: inLanguage(each.name),
    summary: inLanguage(each.summary),
    entry: { kind: 'surface' as const, id: each.id },
  }
}
