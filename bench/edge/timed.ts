// How long the isolate was at work on an answer, written into its headers.

export const ELAPSED = 'x-elapsed-milliseconds'

/**
 * From the body being there to the answer being written, in the whole milliseconds that the clock of workerd counts. Nothing from outside is waited for in
 * between, so the processor time of the isolate is at most this.
 */
export async function timed(request: Request, answer: (request: Request) => Response | Promise<Response>): Promise<Response> {
  const sent = request.body === null ? request : new Request(request, { body: await request.arrayBuffer() })
  const started = performance.now()
  const response = await answer(sent)
  const body = await response.arrayBuffer()
  const elapsed = performance.now() - started
  return new Response(body, { status: response.status, headers: { ...Object.fromEntries(response.headers), [ELAPSED]: String(elapsed) } })
}
