import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './formulaEditor.module.css'

/** Where a text is wrong, and what is wrong with it. */
export interface FormulaProblem {
  readonly message: string
  /** Character positions in the text. */
  readonly start: number
  readonly end: number
  /** What to put there instead, where that is known. */
  readonly replacement?: string
}

interface FormulaEditorProps {
  label: string
  text: string
  problem: FormulaProblem | null
  onChange: (text: string) => void
  /** Shown below the editor while there is a problem. */
  note?: ReactNode
}

interface Geometry {
  readonly lines: readonly number[]
  readonly tint: { readonly top: number; readonly height: number } | null
  readonly waves: readonly { readonly left: number; readonly top: number; readonly width: number }[]
}

const nothing: Geometry = { lines: [0], tint: null, waves: [] }

/** The text of the editable element, which browsers end with a line break of their own, and now and then write as blocks. */
function textOf(element: Node): string {
  let text = ''
  const read = (node: Node): void => {
    if (node instanceof Text) text += node.data
    else if (node instanceof HTMLBRElement) {
      // The only child of a block stands for its empty line.
      if (!(node.parentNode instanceof HTMLDivElement && node.parentNode.childNodes.length === 1)) text += '\n'
    } else {
      if (node instanceof HTMLDivElement && node !== element && text !== '') text += '\n'
      node.childNodes.forEach(read)
    }
  }
  read(element)
  return text.replaceAll('\u00a0', ' ')
}

const withoutEnd = (text: string): string => text.replace(/\n$/, '')

/** Makes the element hold one text node again, with the caret where it was. */
function tidy(element: HTMLElement): void {
  if (element.children.length === 0 && element.childNodes.length <= 1) return
  const selection = getSelection()
  const before = document.createRange()
  before.selectNodeContents(element)
  if (selection?.focusNode && element.contains(selection.focusNode))
    before.setEnd(selection.focusNode, selection.focusOffset)
  const caret = textOf(before.cloneContents()).length
  const text = textOf(element)
  element.textContent = text
  const node = element.firstChild
  if (node) selection?.collapse(node, Math.min(caret, text.length))
}

function rangeOf(element: HTMLElement, start: number, end: number): Range {
  const range = document.createRange()
  const node = element.firstChild
  range.setStart(node ?? element, node ? start : 0)
  range.setEnd(node ?? element, node ? end : 0)
  return range
}

/** The message needs room below its line: a float that only takes up that strip makes the text flow around it. */
function openGap(gap: HTMLElement, top: number, height: number): void {
  gap.style.height = height === 0 ? '0' : `${top + height}px`
  gap.style.shapeOutside = `inset(${top}px 0 0 0)`
}

function measure(
  element: HTMLElement,
  gap: HTMLElement,
  message: HTMLElement | null,
  problem: FormulaProblem | null,
): Geometry {
  const text = withoutEnd(textOf(element))
  const origin = element.getBoundingClientRect()
  const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight)
  const top = (position: number): number => {
    const rects = rangeOf(element, position, Math.min(position + 1, text.length)).getClientRects()
    return (rects[0]?.top ?? origin.top) - origin.top
  }
  let tint: Geometry['tint'] = null
  let waves: Geometry['waves'] = []
  openGap(gap, 0, 0)
  if (problem && message) {
    const end = Math.max(problem.end, Math.min(problem.start + 1, text.length))
    const rects = [...rangeOf(element, Math.min(problem.start, Math.max(0, end - 1)), end).getClientRects()]
    waves = rects
      .filter((rect) => rect.width > 0)
      .map((rect) => ({ left: rect.left - origin.left, top: rect.bottom - origin.top, width: rect.width }))
    const lineStart = text.lastIndexOf('\n', problem.start - 1) + 1
    const from = text === '' ? 0 : linePosition(text, lineStart, top, lineHeight)
    const last = rects.at(-1)
    const to = Math.max(from + lineHeight, last ? last.bottom - origin.top + 2 : 0)
    const height = message.offsetHeight
    openGap(gap, to, height)
    message.style.top = `${to}px`
    tint = { top: from, height: to - from + height }
  }
  const lines: number[] = []
  for (let start = 0; start !== -1;) {
    lines.push(linePosition(text, start, top, lineHeight))
    const next = text.indexOf('\n', start)
    start = next === -1 ? -1 : next + 1
  }
  return { lines, tint, waves }
}

/** Where the line that begins at `start` stands; an empty line has no box of its own, so the one before it tells. */
function linePosition(text: string, start: number, top: (position: number) => number, lineHeight: number): number {
  if (start < text.length && text[start] !== '\n') return Math.round(top(start) - 3)
  if (start === 0) return 0
  const before = text.lastIndexOf('\n', start - 2) + 1
  return linePosition(text, before, top, lineHeight) + lineHeight
}

/**
 * An editor for formulas: line numbers, and an error marked where it is, with its message below that line.
 * The element holds the text alone; marks are drawn beside it, so the browser's own undo keeps working.
 */
export function FormulaEditor({ label, text, problem, onChange, note }: FormulaEditorProps) {
  const { t } = useTranslation()
  const element = useRef<HTMLDivElement>(null)
  const gap = useRef<HTMLDivElement>(null)
  const message = useRef<HTMLDivElement>(null)
  const [geometry, setGeometry] = useState(nothing)
  const messageId = useId()

  useLayoutEffect(() => {
    const editable = element.current
    if (editable && withoutEnd(textOf(editable)) !== text) editable.textContent = text
  }, [text])

  useLayoutEffect(() => {
    const editable = element.current
    if (editable && gap.current) setGeometry(measure(editable, gap.current, message.current, problem))
  }, [text, problem])

  useEffect(() => {
    const editable = element.current
    if (!editable) return
    const again = () => {
      if (gap.current) setGeometry(measure(editable, gap.current, message.current, problem))
    }
    const observer = new ResizeObserver(again)
    observer.observe(editable.parentElement ?? editable)
    return () => observer.disconnect()
  }, [problem])

  const replace = () => {
    const editable = element.current
    if (!editable || problem?.replacement === undefined) return
    editable.focus()
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(rangeOf(editable, problem.start, problem.end))
    const done = document.execCommand('insertText', false, problem.replacement)
    if (!done) onChange(text.slice(0, problem.start) + problem.replacement + text.slice(problem.end))
  }

  return (
    <div>
      <div className={styles.frame} data-invalid={problem !== null || undefined}>
        <div className={styles.numbers} aria-hidden="true">
          {geometry.lines.map((top, index) => (
            <span key={index} style={{ top }}>
              {index + 1}
            </span>
          ))}
        </div>
        <div className={styles.paper}>
          {geometry.tint && <div className={styles.tint} style={geometry.tint} />}
          {geometry.waves.map((wave, index) => (
            <div key={index} className={styles.wave} style={wave} />
          ))}
          <div className={styles.gap} ref={gap} />
          <div
            ref={element}
            className={styles.text}
            contentEditable="plaintext-only"
            suppressContentEditableWarning
            role="textbox"
            aria-multiline="true"
            aria-label={label}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : messageId}
            spellCheck={false}
            autoCorrect="off"
            autoCapitalize="off"
            tabIndex={0}
            onInput={(event) => {
              tidy(event.currentTarget)
              onChange(withoutEnd(textOf(event.currentTarget)))
            }}
          />
          {problem !== null && (
            <div className={styles.message} ref={message}>
              <IconAlertTriangle size={16} aria-hidden="true" />
              <span id={messageId} role="alert">
                {problem.message}
              </span>
              {problem.replacement !== undefined && (
                <Button small onClick={replace} title={problem.replacement}>
                  {t('replace')}
                </Button>
              )}
            </div>
          )}
        </div>
      </div>
      {problem !== null && note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
  )
}
