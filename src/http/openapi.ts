// The OpenAPI 3.1 document of the service, from the definitions of its routes and the schemas of what goes in and out.
import { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { ENGINE } from '../core/engine.ts'
import { ROUTES } from './routes/all.ts'
import { PUBLISHED_SHAPES } from './schemas.ts'

const COMPONENTS = '#/components/schemas/'
const DEFINITIONS = '#/$defs/'

const HEAD = {
  openapi: '3.1.0',
  info: {
    title: 'Qingdan',
    version: ENGINE,
    description: [
      'Checks what a bill charges against the published catalogues of charges (收费目录清单).',
      'Dates are calendar dates in China Standard Time; money and quantities are decimal strings; the currency is CNY.',
      'Failures are `application/problem+json` (RFC 9457) and list every fault with its pointer; an unknown address is `not-found` and a wrong method `method-not-allowed`.',
      '`Accept-Language: zh-CN` (default) or `en` picks the language of messages. What an edition publishes carries an `ETag`.',
      'Single checks and reading catalogues need no key; batches and publishing do (`Authorization: Bearer …`). Requests under `/v1` are limited by address, as the `RateLimit` headers say.',
    ].join('\n\n'),
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'Checks', description: 'Judging bills.' },
    { name: 'Batches', description: 'Many bills in one file: judged in the background, with what a regulator asks of them.' },
    { name: 'Catalogues', description: 'Reading what is published.' },
    { name: 'Editions', description: 'What was published when.' },
    { name: 'Service', description: 'For programs and for those who run the service.' },
  ],
} as const

type Schema = Readonly<Record<string, unknown>>

export function openApiDocument(): object {
  const app = new OpenAPIHono()
  for (const { definition } of ROUTES) app.openAPIRegistry.registerPath(definition)
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'Made by `qingdan keys create --scope …`.',
  })
  for (const [name, schema] of publishedSchemas()) app.openAPIRegistry.registerComponent('schemas', name, schema)
  return app.getOpenAPI31Document({ ...HEAD, tags: [...HEAD.tags], servers: [...HEAD.servers] })
}

/**
 * zod's own JSON Schema, which OpenAPI 3.1 takes as it is: the library's generator makes a shape nullable for everyone
 * where one user of it may be null. As for input: an answer may grow members without breaking who checks it.
 */
function publishedSchemas(): ReadonlyMap<string, Schema> {
  const found = new Map<string, Schema>()
  for (const shape of PUBLISHED_SHAPES) {
    const { $defs = {} }: { $defs?: Record<string, Schema> } = JSON.parse(
      JSON.stringify(z.toJSONSchema(shape, { io: 'input' })).replaceAll(DEFINITIONS, COMPONENTS),
    )
    for (const [name, schema] of Object.entries($defs)) {
      const known = found.get(name)
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two shapes are called ${name}`)
      found.set(name, schema)
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
