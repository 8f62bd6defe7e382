import { IconAlertTriangle, IconCheck, IconCopy, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dismissNotice, fallBack } from '../../state/actions.ts'
import { declineWork, resumeWork } from '../../state/runs/keeping.ts'
import { type Notice, useApp } from '../../state/store.ts'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { useCopy } from '../share/useCopy.ts'
import styles from './messages.module.css'

/** The link a notice is about: visible whole, and to be copied. */
function KeptLink({ link }: { link: string }) {
  const { t } = useTranslation('share')
  const { copied, copy } = useCopy()
  return (
    <span className={styles.link}>
      <input readOnly value={link} aria-label={t('keptLink')} onFocus={(event) => event.currentTarget.select()} />
      <Button small onClick={() => void copy(link)}>
        {copied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />}
        {copied ? t('copied') : t('copy')}
      </Button>
    </span>
  )
}

function Message({ notice }: { notice: Notice }) {
  const { t } = useTranslation('messages')
  const { t: common } = useTranslation()
  const Icon = notice.kind === 'info' ? IconInfoCircle : IconAlertTriangle
  // Which values each key takes is listed with the type of notices, not known to the compiler.
  const text = (t as unknown as (key: string, values?: Notice['values']) => string)(notice.key, notice.values)
  return (
    <li className={styles.message} data-kind={notice.kind}>
      <Icon size={18} aria-hidden="true" />
      <p>{text}</p>
      {notice.link !== undefined && <KeptLink link={notice.link} />}
      {notice.action === 'resume' && (
        <Button small onClick={resumeWork}>
          {t('resumeWork')}
        </Button>
      )}
      {notice.action === 'fallBack' && (
        <Button small onClick={fallBack}>
          {t('fallBack', { next: String(notice.values?.next) })}
        </Button>
      )}
      <IconButton
        data-small
        label={common('dismiss')}
        onClick={() => (notice.action === 'resume' ? declineWork() : dismissNotice(notice.id))}
      >
        <IconX size={18} />
      </IconButton>
    </li>
  )
}

/** What the page has to say, in a bar that stays until it is dismissed. */
export function Messages() {
  const { t } = useTranslation()
  const notices = useApp((state) => state.notices)
  return (
    <div className={styles.messages} role="status" aria-label={t('messages')}>
      <ul>
        {notices.map((notice) => (
          <Message key={notice.id} notice={notice} />
        ))}
      </ul>
    </div>
  )
}
