// GET /openapi.json and /docs: the description of the service, for programs and for people.
import { etag, tagged } from '../answer.ts'
import { documentationPage, PAGE_POLICY } from '../docs/page.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { problems } from '../responses.ts'
import type { Route } from '../route.ts'

export const openapi: Route = {
  definition: {
    method: 'get',
    path: '/openapi.json',
    operationId: 'readOpenApi',
    tags: ['Service'],
    summary: 'This document',
    responses: {
      200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
      304: { description: 'The copy the caller holds (If-None-Match) is still good.' },
      ...problems(),
    },
  },
  handle: (services) => {
    const tag = etag(services.openapi)
    return (c) => tagged(c, tag, () => services.openapi, {})
  },
}

export const docs: Route = {
  definition: {
    method: 'get',
    path: '/docs',
    operationId: 'readDocs',
    tags: ['Service'],
    summary: 'This document as a page',
    responses: {
      200: { description: 'A page that loads nothing from elsewhere.', content: { 'text/html': { schema: { type: 'string' } } } },
      ...problems(),
    },
  },
  handle: (services) => {
    let page: string | undefined
    return () => {
      page ??= documentationPage(JSON.parse(services.openapi))
      return new Response(page, {
        headers: {
          ...SECURE_HEADERS,
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': PAGE_POLICY,
          'Cache-Control': 'no-cache',
        },
      })
    }
  },
}
