import type { Racer } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { BatchSettings } from './BatchSettings.tsx'
import { Comparison } from './Comparison.tsx'
import { EarlierSettings } from './EarlierSettings.tsx'
import styles from './inspector.module.css'
import { OptimizerSettings } from './OptimizerSettings.tsx'
import { RateSettings } from './RateSettings.tsx'
import { StoppingSettings } from './StoppingSettings.tsx'
import { WrapperSettings } from './WrapperSettings.tsx'

/** Optimizer, rate, what is around the rule, batches and early stopping of a racer. */
export function SettingsTab({ racer }: { racer: Racer }) {
  const problem = useApp((state) => state.document.problem)
  const onData = problem.kind === 'data'
  return (
    <div className={styles.settings}>
      <EarlierSettings racer={racer} />
      <Comparison racer={racer} />
      <OptimizerSettings racer={racer} />
      <RateSettings racer={racer} />
      <WrapperSettings racer={racer} />
      {onData && <BatchSettings racer={racer} problem={problem} />}
      {(onData || racer.stopping.patience > 0) && <StoppingSettings racer={racer} />}
    </div>
  )
}
