// The Link header of a page of a list (RFC 8288): where the next page is and the one before, with the same filters.
import type { HttpContext } from './route.ts'

interface Cut {
  readonly total: number
  readonly limit: number
  readonly offset: number
}

/** No header where there is neither. */
export function pageLinks(c: HttpContext, { total, limit, offset }: Cut): { readonly Link?: string } {
  const links: string[] = []
  const link = (at: number, size: number, relation: string) => {
    const query = new URLSearchParams(c.req.query())
    query.set('offset', String(at))
    query.set('limit', String(size))
    links.push(`<${c.req.path}?${query}>; rel="${relation}"`)
  }
  if (offset + limit < total) link(offset + limit, limit, 'next')
  // From beyond the end the page before is the last one that holds anything; near the start it is a short one.
  const end = Math.min(offset, total)
  const start = Math.max(0, end - limit)
  if (end > 0) link(start, end - start, 'prev')
  return links.length === 0 ? {} : { Link: links.join(', ') }
}
