import { Modal } from '@mantine/core'
import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import { useTranslation } from 'react-i18next'
import { precisionOf } from '../../experiment/document.ts'
import { useApp } from '../../state/store.ts'
import { useFocusBack } from '../parts/useFocusBack.ts'
import { TermList } from '../terms/TermList.tsx'
import { showHelp } from '../view.ts'
import styles from './help.module.css'

const keys = [
  ['play', ['Space']],
  ['steps', ['←', '→']],
  ['reset', ['R']],
  ['gallery', ['G']],
  ['undo', ['Ctrl', 'Z']],
  ['redo', ['Ctrl', '⇧', 'Z']],
  ['select', ['1', '…', '9', '0']],
  ['open', ['Enter']],
  ['rename', ['F2']],
  ['close', ['Esc']],
  ['help', ['?']],
] as const

/** What the page is, and every key it listens to. */
export function Help() {
  const { t } = useTranslation('header')
  const { t: common } = useTranslation()
  useFocusBack()
  const precision = useApp((state) => precisionOf(state.document))
  return (
    <Modal
      opened
      onClose={() => showHelp(false)}
      title={t('helpTitle')}
      size="calc(560px * var(--scale))"
      radius="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ title: styles.title, content: styles.content, header: styles.header, body: styles.body }}
    >
      <p>{t('helpText')}</p>
      <h3>{t('keyboard')}</h3>
      <dl className={styles.keys}>
        {keys.map(([name, sequence]) => (
          <div key={name}>
            <dt>
              {sequence.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.small}>{t('keysNote')}</p>
      <h3>{t('words')}</h3>
      <TermList />
      <h3>{t('engine')}</h3>
      <p>{t('deviceLong', { precision })}</p>
    </Modal>
  )
}
