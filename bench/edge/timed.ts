// How long an answer took, written into its headers.

export const ELAPSED = 'x-elapsed-milliseconds'

/** The whole of it: with the body written, not only begun. */
export async function timed(answer: () => Response | Promise<Response>): Promise<Response> {
  const started = performance.now()
  const response = await answer()
  const body = await response.arrayBuffer()
  const elapsed = performance.now() - started
  return new Response(body, { status: response.status, headers: { ...Object.fromEntries(response.headers), [ELAPSED]: String(elapsed) } })
}
