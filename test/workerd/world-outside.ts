// What stands for the world outside for the tests on workerd: a listener that tells what it was told. It runs on Node.js, beside the runtime.
interface Told {
  readonly method: string
  readonly path: string
  readonly signature: string | null
  readonly body: string
}

const told: Told[] = []

/** `/told` answers with everything heard so far; `/moved` sends elsewhere, `/broken` fails, anything else is fine. */
export async function worldOutside(request: {
  readonly url: string
  readonly method: string
  readonly headers: { readonly get: (name: string) => string | null }
  readonly text: () => Promise<string>
}): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  if (pathname === '/told') return Response.json(told)
  const body = await request.text()
  told.push({ method: request.method, path: pathname + search, signature: request.headers.get('qingdan-signature'), body })
  if (pathname === '/moved') return new Response(null, { status: 307, headers: { location: 'https://listener.example/elsewhere' } })
  return new Response(null, { status: pathname === '/broken' ? 500 : 204 })
}
