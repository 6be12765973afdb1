// The bills of a file as they are replayed: named, in order, and all of them or none.
import { expect, test } from 'vitest'
import { takeBills } from '../../src/app/take-bills.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('bills bear their number, else the row they begin on', async () => {
  const answer = await takeBills({
    bytes: bytes('{"id":"A","lines":[]}\n{"lines":[]}\n{"id":"","lines":[]}\n'),
    mediaType: 'application/x-ndjson',
  })
  expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(['A', 'row 2', 'row 3'])
})

test('one bill as JSON is a file of one', async () => {
  const answer = await takeBills({ bytes: bytes('{"id":"A","lines":[]}') })
  expect(answer.ok && answer.value).toEqual([{ name: 'A', body: { id: 'A', lines: [] } }])
})

test('a row that cannot be read refuses the file and says where', async () => {
  const answer = await takeBills({ bytes: bytes('{"id":"A"}\n{oops\n'), fileName: 'bills.ndjson' })
  expect(answer).toMatchObject({
    ok: false,
    problem: { code: 'unreadable-document', errors: [{ pointer: expect.stringContaining('line 2') }] },
  })
})

test('another format is refused as such', async () => {
  const answer = await takeBills({ bytes: bytes('%PDF-1.7'), fileName: 'bill.pdf' })
  expect(answer).toMatchObject({ ok: false, problem: { code: 'unsupported-media-type' } })
})
