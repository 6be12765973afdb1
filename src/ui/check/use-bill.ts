// The bill of the page, kept in the fragment of the address as it changes: a reload, a bookmark or a link brings it back.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { kept } from '../kept.ts'
import { type Bill, bodyOf, emptyBill } from './bill.ts'
import { bodyIn, fragmentOf } from './bill-link.ts'
import { billOf } from './bill-of.ts'

const PAUSE_MILLISECONDS = 250

export interface KeptBill {
  readonly bill: Bill
  readonly change: (changes: Partial<Bill>) => Bill
  readonly replace: (bill: Bill) => void
  /** Whether the address has been read, and whether a bill was in it. */
  readonly came: 'reading' | 'blank' | 'filled'
}

export function useBill(): KeptBill {
  const [bill, setBill] = useState<Bill>(() => ({ ...emptyBill(), jurisdiction: kept('place') ?? '' }))
  const [came, setCame] = useState<KeptBill['came']>('reading')
  const now = useRef(bill)
  const written = useRef(location.hash.slice(1))

  const replace = useCallback((next: Bill) => {
    now.current = next
    setBill(next)
  }, [])
  const change = useCallback(
    (changes: Partial<Bill>) => {
      const next = { ...now.current, ...changes }
      replace(next)
      return next
    },
    [replace],
  )
  useEffect(() => {
    const read = async () => {
      const fragment = location.hash.slice(1)
      const body = await bodyIn(fragment)
      if (body !== undefined) replace(billOf(body))
      written.current = fragment
      setCame(body === undefined ? 'blank' : 'filled')
    }
    // Our own writing raises no such event; another bill in the address is someone's link followed.
    const follow = () => location.hash.slice(1) !== written.current && location.hash.length > 1 && location.reload()
    read()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [replace])
  useEffect(() => {
    if (came === 'reading') return
    const timer = setTimeout(() => write(bill, written), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [bill, came])
  return { bill, change, replace, came }
}

async function write(bill: Bill, written: { current: string }): Promise<void> {
  const { body, rows } = bodyOf(bill)
  const isWorthKeeping = rows.length > 0 || bill.issuerName !== '' || bill.issuedOn !== ''
  const fragment = isWorthKeeping ? await fragmentOf(body) : ''
  if (fragment === written.current || location.pathname !== '/') return
  written.current = fragment
  history.replaceState(history.state, '', location.pathname + location.search + (fragment === '' ? '' : `#${fragment}`))
}
