// A bill, or another draft, in the fragment of a link: compressed and written in the letters of addresses. The fragment never leaves the browser.

const NAME = 'bill='

/** `name`: what kind of thing it is, as the fragment begins. */
export async function fragmentOf(body: unknown, name = NAME): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const packed = await through(bytes, new CompressionStream('deflate-raw'))
  return name + lettersOf(packed)
}

/** The body in the fragment, or undefined where it holds none that can be read. */
export async function bodyIn(fragment: string, name = NAME): Promise<unknown> {
  if (!fragment.startsWith(name)) return undefined
  try {
    const bytes = await through(bytesOf(fragment.slice(name.length)), new DecompressionStream('deflate-raw'))
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, pipe: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(pipe)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function lettersOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const text = atob(letters.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
