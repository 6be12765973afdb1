// The text of the draft, kept in the fragment of the address while it is a change set: a reload or a link brings it back.
import { useEffect, useRef, useState } from 'preact/hooks'
import { bodyIn, fragmentOf } from '../check/bill-link.ts'
import { readDraft } from './draft.ts'

const NAME = 'draft='
const PAUSE_MILLISECONDS = 250
/** A whole set of catalogues is no address. */
const MOST_LETTERS = 60_000

export function useDraftText(): readonly [text: string, setText: (text: string) => void] {
  const [text, setText] = useState('')
  const isRead = useRef(false)
  useEffect(() => {
    bodyIn(location.hash.slice(1), NAME).then((body) => {
      if (typeof body === 'string') setText((now) => (now === '' ? body : now))
      isRead.current = true
    })
  }, [])
  useEffect(() => {
    if (!isRead.current) return
    const timer = setTimeout(() => write(text), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [text])
  return [text, setText]
}

async function write(text: string): Promise<void> {
  const isWorthKeeping = readDraft(text).state === 'changes' && text.length < MOST_LETTERS
  const fragment = isWorthKeeping ? `#${await fragmentOf(text, NAME)}` : ''
  if (location.pathname !== '/publish') return
  history.replaceState(history.state, '', location.pathname + location.search + fragment)
}
