// Server-sent events read with fetch: the browser's own reader cannot send a key.

export interface ServerEvent {
  readonly name: string
  readonly data: string
}

/** Each event as it comes, however the stream is cut; comments are passed over. Ends with the stream. */
export async function* eventsIn(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value = '' } = await reader.read()
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
      // An event that is not ended by an empty line has not come whole, and is none.
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = eventOf(block)
        if (event !== undefined) yield event
      }
      if (done) return
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function eventOf(block: string): ServerEvent | undefined {
  const fields = block.split('\n').map((line) => /^(\w+):? ?(.*)$/.exec(line))
  const valuesOf = (field: string) => fields.flatMap((it) => (it?.[1] === field ? [it[2] ?? ''] : []))
  const data = valuesOf('data')
  return data.length === 0 ? undefined : { name: valuesOf('event').at(-1) ?? 'message', data: data.join('\n') }
}
