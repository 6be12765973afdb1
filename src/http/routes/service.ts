// GET /healthz, /readyz and /metrics: for those who run the service.
import { failed } from '../../app/problems.ts'
import { answer, problem } from '../answer.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { jsonOf, problems } from '../responses.ts'
import type { Route } from '../route.ts'
import { health, readiness } from '../schemas.ts'

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export const healthz: Route = {
  definition: {
    method: 'get',
    path: '/healthz',
    operationId: 'readHealth',
    tags: ['Service'],
    summary: 'Whether the process lives',
    responses: { 200: jsonOf(health, 'It does.'), ...problems() },
  },
  handle: () => (c) => answer(c, 200, JSON.stringify({ status: 'ok' })),
}

export const readyz: Route = {
  definition: {
    method: 'get',
    path: '/readyz',
    operationId: 'readReadiness',
    tags: ['Service'],
    summary: 'Whether the service can do its work',
    responses: { 200: jsonOf(readiness, 'It can, by this edition.'), ...problems('unavailable') },
  },
  handle:
    ({ library, ready, freshness }) =>
    async (c) => {
      if (!(await ready()))
        return problem(
          c,
          failed('unavailable', {
            zh: '数据目录不可写，或服务正在停止',
            en: 'The data folder cannot be written, or the service is stopping',
          }).problem,
        )
      const { number, digest } = library.current()
      const failing = freshness?.failing
      const refresh = failing === undefined ? { state: 'ok' } : { state: 'failing', since: new Date(failing.since).toISOString() }
      return answer(c, 200, JSON.stringify({ status: 'ready', edition: { number, digest }, refresh }))
    },
}

export const metrics: Route = {
  definition: {
    method: 'get',
    path: '/metrics',
    operationId: 'readMetrics',
    tags: ['Service'],
    summary: 'Metrics for Prometheus',
    responses: {
      200: { description: 'Text exposition format.', content: { 'text/plain': { schema: { type: 'string' } } } },
      ...problems(),
    },
  },
  handle: (services) => () => new Response(services.metrics.text(), { headers: { 'Content-Type': METRICS_TYPE, ...SECURE_HEADERS } }),
}
