// The answers routes share, as the OpenAPI document describes them: JSON of a shape, and the problems a route can end in.
import type { RouteConfig } from '@hono/zod-openapi'
import type { z } from 'zod'
import { PROBLEMS, type ProblemCode } from '../app/problems.ts'
import { problemShape } from './problem-shape.ts'
import { reference } from './schemas.ts'

type Responses = RouteConfig['responses']

const NOT_MODIFIED = { description: 'The copy the caller holds (If-None-Match) is still good.' }

export function jsonOf(shape: z.ZodType, description: string) {
  return { description, content: { 'application/json': { schema: reference(shape) } } }
}

/** The problems of a route by status, each naming its codes; every route may also end in an error of ours. */
export function problems(...codes: readonly ProblemCode[]): Responses {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of [...codes, 'internal' as const]) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const described = [...byStatus].map(([status, same]) => {
    const description = same.map((code) => `\`${code}\`: ${PROBLEMS[code].title.en}.`).join(' ')
    return [status, { description, content: { 'application/problem+json': { schema: reference(problemShape) } } }]
  })
  return Object.fromEntries(described)
}

/** What an edition publishes: rate-limited, with an ETag. */
export function publishedAs(shape: z.ZodType, description: string, ...codes: readonly ProblemCode[]) {
  return { 200: jsonOf(shape, description), 304: NOT_MODIFIED, ...problems('invalid-query', ...codes, 'rate-limited') }
}
