// What the Worker is measured beside: a bare Hono route that parses the same body and serialises the same report.
import { Hono } from 'hono'
import { timed } from './timed.ts'

let report: unknown

const app = new Hono()
app.put('/report', async (c) => {
  report = await c.req.json()
  return c.body(null, 204)
})
app.post('/v1/checks', async (c) => {
  await c.req.json()
  return c.json(report)
})

export default { fetch: (request: Request) => timed(request, (sent) => app.fetch(sent)) }
