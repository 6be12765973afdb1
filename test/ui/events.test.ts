// Server-sent events as they come: whole whatever the stream is cut into, comments passed over, what breaks off never taken for an event.
import { expect, test } from 'vitest'
import { eventsIn, type ServerEvent } from '../../src/ui/service/events.ts'

const TEXT =
  'event: progress\ndata: {"完成":1}\n\n: still there\n\ndata: a\ndata: b\n\nevent: completed\r\ndata: {}\r\n\r\nevent: lost\ndata: {'
const EVENTS: readonly ServerEvent[] = [
  { name: 'progress', data: '{"完成":1}' },
  { name: 'message', data: 'a\nb' },
  { name: 'completed', data: '{}' },
]

function cutInto(size: number): { readonly body: ReadableStream<Uint8Array<ArrayBuffer>>; readonly isCancelled: () => boolean } {
  const bytes = new TextEncoder().encode(TEXT)
  let at = 0
  let isCancelled = false
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= bytes.length) controller.close()
      else controller.enqueue(bytes.slice(at, at + size))
      at += size
    },
    cancel() {
      isCancelled = true
    },
  })
  return { body, isCancelled: () => isCancelled }
}

test.each([1, 3, 10, 1_000])('in pieces of %i bytes, characters and line ends cut apart among them', async (size) => {
  const seen: ServerEvent[] = []
  for await (const event of eventsIn(cutInto(size).body)) seen.push(event)
  expect(seen).toEqual(EVENTS)
})

test('who has heard enough lets the stream go', async () => {
  const { body, isCancelled } = cutInto(40)
  for await (const event of eventsIn(body)) {
    expect(event.name).toBe('progress')
    break
  }
  expect(isCancelled()).toBe(true)
})
