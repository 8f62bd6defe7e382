import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Racer } from '../../../experiment/document.ts'
import { told } from '../../terms/told.ts'
import { Figure } from '../../theme/Figure.tsx'
import { percent } from '../../theme/format.ts'
import { RacerLine } from '../network/RacerLine.tsx'
import type { Link } from '../decision.ts'
import type { Predicted } from '../predicted.ts'
import type { DataScene } from '../samples.ts'
import styles from './images.module.css'
import { SamplePicture } from './SamplePicture.tsx'
import { verdictOf } from './sampleWords.ts'
import { barsOf } from './scores.ts'

interface SampleDetailProps {
  racer: Racer
  scene: DataScene
  names: readonly string[]
  link: Link
  predicted: Predicted | null
  sample: number | null
}

/** One sample, large, with what the model gives each class. */
export function SampleDetail({ racer, scene, names, link, predicted, sample }: SampleDetailProps) {
  const { t } = useTranslation('network')
  if (sample === null || !predicted)
    return (
      <div className={styles.detail}>
        <RacerLine racer={racer} />
      </div>
    )
  const verdict = verdictOf(sample, scene, predicted, link)
  const { truth, label, right, values, probable } = verdict
  const bars = barsOf(verdict)
  return (
    <div className={styles.detail}>
      <RacerLine racer={racer} />
      <h3 className={styles.detailTitle} {...told({ term: 'samples' })}>
        {t('sample', { number: sample + 1 })}
      </h3>
      <div className={styles.detailHead}>
        <SamplePicture scene={scene} sample={sample} />
        <p className={styles.verdict} data-wrong={!right || undefined}>
          {right ? <IconCheck size={16} aria-hidden="true" /> : <IconX size={16} aria-hidden="true" />}
          {right ? t('isRight', { taken: names[label] }) : t('isWrong', { truth: names[truth], taken: names[label] })}
        </p>
      </div>
      <table className={styles.bars}>
        <caption {...told({ term: probable ? 'probability' : 'outputs' })}>
          {t(probable ? 'probabilities' : 'rawOutputs')}
        </caption>
        <tbody>
          {values.map((value, k) => (
            <tr key={k} data-taken={k === label || undefined}>
              <th scope="row">{names[k]}</th>
              <td className={styles.track}>
                <span style={{ width: `${100 * bars[k]!}%` }} />
              </td>
              <td>{probable ? percent(value) : <Figure value={value} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
