// Where in the page we are: the address is the state, so a link or a reload brings everything back.
import { useEffect, useState } from 'preact/hooks'

export interface Place {
  readonly path: string
  readonly query: URLSearchParams
  readonly fragment: string
}

const MOVED = 'qingdan:moved'

export function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search), fragment: location.hash.slice(1) }
}

/** Goes to an address of the page; `replace` where going back should not lead to what is left. */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
  dispatchEvent(new Event(MOVED))
}

/** Changes parameters of the address; an empty value takes the parameter out. */
export function ask(changes: Readonly<Record<string, string>>, how: 'push' | 'replace' = 'replace'): void {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  go(url.pathname + url.search + url.hash, how)
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here)
  useEffect(() => {
    const look = () => setPlace(here())
    for (const event of ['popstate', 'hashchange', MOVED]) addEventListener(event, look)
    document.addEventListener('click', followLink)
    return () => {
      for (const event of ['popstate', 'hashchange', MOVED]) removeEventListener(event, look)
      document.removeEventListener('click', followLink)
    }
  }, [])
  return place
}

/** Links within the page need no new page; those elsewhere, and those opened apart, are the browser's. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.dataset['page'] === undefined) return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
  scrollTo(0, 0)
}
