// The key of those who may hand in batches or publish: kept for this window alone, and sent only to the service it came from.
import { useState } from 'preact/hooks'

const NAME = 'qingdan.key'

function keptKey(): string {
  try {
    return sessionStorage.getItem(NAME) ?? ''
  } catch {
    return ''
  }
}

/** The key of this window, and a way to set or forget it; empty: none. */
export function useKey(): readonly [string, (key: string) => void] {
  const [key, setKey] = useState(keptKey)
  const keep = (next: string) => {
    setKey(next)
    try {
      if (next === '') sessionStorage.removeItem(NAME)
      else sessionStorage.setItem(NAME, next)
    } catch {
      // A browser that refuses to remember asks again after a reload.
    }
  }
  return [key, keep]
}
