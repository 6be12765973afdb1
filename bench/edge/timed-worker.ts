// The Worker with a stop-watch around it: every answer says how long the isolate was at work. On workerd here the clock runs on; in Cloudflare's network it stands still between two waits.
import type { ExecutionContext } from '@cloudflare/workers-types'
import type { Bindings } from '../../src/entry/edge/bindings.ts'
import worker from '../../src/entry/worker.ts'
import { timed } from './timed.ts'

export default {
  ...worker,
  fetch: (request: Request, bindings: Bindings, context: ExecutionContext) =>
    timed(request, (sent) => worker.fetch(sent, bindings, context)),
}
