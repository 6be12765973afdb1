// A button that copies a text and says whether it did.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useSay } from '../language.ts'

interface Given {
  readonly children: ComponentChildren
  readonly text: () => string | Promise<string>
  /** What to do where nothing can be copied. */
  readonly otherwise: string
  /** Stands beside the button until it is used. */
  readonly hint?: string
  readonly isMain?: boolean
}

export function CopyButton({ children, text, otherwise, hint = '', isMain = false }: Given): JSX.Element {
  const say = useSay()
  const [said, setSaid] = useState('')
  const copy = async () => setSaid((await isCopied(await text())) ? say('已复制', 'Copied') : otherwise)
  return (
    <>
      <button type="button" class={isMain ? 'main' : 'plain'} onClick={copy}>
        {children}
      </button>
      <span class="hint" role="status">
        {said || hint}
      </span>
    </>
  )
}

/** A page that came without encryption from another machine is given no clipboard: there the browser copies what is selected. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return isSelectionCopied(text)
  }
}

function isSelectionCopied(text: string): boolean {
  const before = document.activeElement
  const box = document.createElement('textarea')
  box.value = text
  box.className = 'unseen'
  document.body.append(box)
  box.select()
  try {
    return document.execCommand('copy')
  } finally {
    box.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}
