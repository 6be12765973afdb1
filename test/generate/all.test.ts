// The generated files are as the source makes them; the OpenAPI document is whole, names every route and problem, and says what the service does.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PROBLEMS } from '../../src/app/problems.ts'
import { FINDING_CODES } from '../../src/core/findings/report.ts'
import { generatedFiles } from '../../src/generate/all.ts'
import { ROUTES } from '../../src/http/routes/all.ts'
import { edition, invoice, openapi, post, service } from '../http/service.ts'

const folder = new URL('../../openapi/', import.meta.url)
const files = generatedFiles()

type Node = { readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
function* nodes(value: unknown): Generator<Node> {
  if (!isNode(value)) return
  yield value
  for (const child of Object.values(value)) yield* nodes(child)
}

/** What the pointer leads to, or undefined. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, token) => (isNode(value) ? value[token.replaceAll('~1', '/')] : undefined), document)
}

test('the committed files are those the source makes, no more and no fewer', () => {
  expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort())
  for (const [name, text] of files)
    expect(readFileSync(new URL(name, folder), 'utf8'), `${name}: run npm run generate and commit`).toBe(text)
})

test('they are made the same each time, end with a line break and are JSON', () => {
  expect(generatedFiles()).toEqual(files)
  for (const [name, text] of files) {
    expect(text.endsWith('}\n'), name).toBe(true)
    JSON.parse(text)
  }
})

const operation = z.object({
  operationId: z.string().min(1),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['query', 'path']), required: z.boolean().optional(), schema: z.looseObject({}) }))
    .optional(),
  requestBody: z.object({ required: z.boolean(), content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })) }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.object({ description: z.string().min(1), content: z.record(z.string(), z.looseObject({})).optional() }),
  ),
})
const shape = z.looseObject({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operation.loose())),
  components: z.looseObject({ schemas: z.record(z.string().regex(/^[\w.-]+$/), z.looseObject({})) }),
})

describe('openapi.json', () => {
  const document = shape.parse(JSON.parse(openapi))
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({ path, method, ...operation.parse(it) })),
  )

  test('every reference leads somewhere, and every published schema is used', () => {
    const references = [...nodes(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
    for (const reference of references) expect(at(document, reference.replace(/^#/, '')), reference).toBeDefined()
    const used = new Set(references.map((reference) => reference.split('/').at(-1)))
    expect(Object.keys(document.components.schemas).filter((name) => !used.has(name))).toEqual([])
  })

  test('it holds the routes of the service, each once, and each may end in an error of ours', () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`)).toEqual(
      ROUTES.map(({ definition }) => `${definition.method} ${definition.path}`),
    )
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { responses } of operations) expect(responses['500']?.content).toHaveProperty(['application/problem+json'])
  })

  test('every parameter of a path is described', () => {
    for (const { path, parameters = [] } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(parameters.filter((it) => it.in === 'path').map(({ name }) => name)).toEqual(named)
    }
  })

  test('every problem there is stands under the status it has', () => {
    const said = operations.flatMap(({ responses }) =>
      Object.entries(responses).flatMap(([status, { description }]) =>
        [...description.matchAll(/`([a-z-]+)`: /g)].map(([, code]) => `${status} ${code}`),
      ),
    )
    const described = new Set([...said, '404 not-found', '405 method-not-allowed'])
    expect(described).toEqual(new Set(Object.entries(PROBLEMS).map(([code, { status }]) => `${status} ${code}`)))
    expect(document.info.description).toContain('`method-not-allowed`')
  })

  test('a shape that may be null in one place is not null everywhere', () => {
    const { Kind, Match } = document.components.schemas
    expect(Kind).toMatchObject({ type: 'string' })
    expect(Match).toMatchObject({ type: 'object' })
  })

  test('the example stands in it, and a real report fits the published schema', async () => {
    const example = at(document, '/paths/~1v1~1checks/post/requestBody/content/application~1json/example')
    expect(example).toEqual(invoice)
    const report: unknown = await (await post(service(), JSON.stringify(example))).json()
    const { schemas } = document.components
    const published = z.fromJSONSchema({
      $ref: '#/$defs/Report',
      $defs: JSON.parse(JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/')),
    })
    expect(published.parse(report)).toEqual(report)
    expect(published.safeParse({ ...(isNode(report) ? report : {}), verdict: 'fine' }).success).toBe(false)
  })
})

test('findings.json describes every code in both languages, problems.json every problem', () => {
  const { findings } = JSON.parse(files.get('findings.json') ?? '{}')
  expect(findings.map((it: { code: string }) => it.code).toSorted()).toEqual(FINDING_CODES.toSorted())
  for (const it of findings)
    expect(it).toEqual({
      code: expect.any(String),
      severities: expect.any(Array),
      since: expect.stringMatching(/^\d/),
      sentence: { zh: expect.any(String), en: expect.any(String) },
    })
  const { problems } = JSON.parse(files.get('problems.json') ?? '{}')
  expect(problems.map((it: { code: string }) => it.code)).toEqual(Object.keys(PROBLEMS))
})

test('the schema for editors takes the catalogues as they are', () => {
  const schema = z.fromJSONSchema(JSON.parse(files.get('catalogue.schema.json') ?? '{}'))
  for (const { path, ...file } of edition.set.files) expect(schema.safeParse(file).success, path).toBe(true)
  expect(schema.safeParse({ kind: 'deposit' }).success).toBe(false)
})
