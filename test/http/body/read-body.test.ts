// A body is read up to the limit and no further, whatever its length is said to be; what its type says decides how it is read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptedType, DOCUMENT_TYPES } from '../../../src/http/body/media-type.ts'
import { readBody } from '../../../src/http/body/read-body.ts'

interface Sent {
  readonly request: Request
  readonly asked: () => number
  readonly cancelled: () => boolean
}

/** A request whose body comes in pieces, with or without a word on its length. */
function sent(pieces: readonly Uint8Array[], declared?: string): Sent {
  let asked = 0
  let isCancelled = false
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = pieces[asked]
        asked += 1
        if (piece === undefined) controller.close()
        else controller.enqueue(piece)
      },
      cancel: () => {
        isCancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  const headers = declared === undefined ? {} : { 'content-length': declared }
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' }
  return { request: new Request('http://a.example/', init), asked: () => asked, cancelled: () => isCancelled }
}

const bytesOf = (length: number, value = 7) => new Uint8Array(length).fill(value)

describe('a body', () => {
  test('in any pieces is read whole up to the limit and refused beyond it', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 8 }), fc.nat(40), async (pieces, most) => {
        const whole = pieces.flatMap((piece) => [...piece])
        const read = await readBody(sent(pieces).request, most)
        if (whole.length <= most) expect(read.ok && [...read.value]).toEqual(whole)
        else expect(read).toMatchObject({ ok: false, problem: { code: 'body-too-large' } })
      }),
    ))

  test('that says it is too long is refused before a byte of it is asked for', async () => {
    const { request, asked } = sent([bytesOf(10)], '101')
    expect(await readBody(request, 100)).toMatchObject({ ok: false, problem: { code: 'body-too-large' } })
    expect(asked()).toBe(0)
  })

  test('without end is left as soon as it is too long, and its sender is told', async () => {
    const { request, asked, cancelled } = sent(Array.from({ length: 1000 }, () => bytesOf(10)))
    expect(await readBody(request, 25)).toMatchObject({ ok: false, problem: { code: 'body-too-large' } })
    expect(asked()).toBeLessThanOrEqual(4)
    await new Promise((resolve) => setTimeout(resolve, 1))
    expect(cancelled()).toBe(true)
  })

  test('longer than it says is refused by what it is', async () => {
    expect(await readBody(sent([bytesOf(200)], '5').request, 100)).toMatchObject({ ok: false, problem: { code: 'body-too-large' } })
  })

  test('whose length is no number is read by what it is', async () => {
    expect(await readBody(sent([bytesOf(3)], 'many').request, 100)).toMatchObject({ ok: true })
  })

  test('that is not there is empty', async () => {
    const read = await readBody(new Request('http://a.example/', { method: 'POST' }), 10)
    expect(read.ok && read.value.length).toBe(0)
  })

  test('that breaks off is a fault of the body and not of ours', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('the line went dead')),
    })
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
    expect(await readBody(new Request('http://a.example/', init), 10)).toMatchObject({
      ok: false,
      problem: { code: 'unreadable-document' },
    })
  })

  test('refused says how much it may have, in both languages', async () => {
    const read = await readBody(sent([bytesOf(9)]).request, 8)
    expect(read).toMatchObject({ problem: { detail: { zh: '请求体不得超过 8 字节', en: 'The body may have at most 8 bytes' } } })
  })
})

describe('the type of a body', () => {
  const accepted = (contentType?: string, contentEncoding?: string) => {
    const type = acceptedType({ contentType, contentEncoding })
    return type.ok ? type.value : type.problem.code
  }

  test.each(['application/json', ...DOCUMENT_TYPES])('%s is taken, in capitals and with parameters too', (type) => {
    expect(accepted(type)).toBe(type)
    expect(accepted(type.toUpperCase())).toBe(type)
    expect(accepted(`${type} ; charset=UTF-8`)).toBe(type)
  })

  test.each([
    undefined,
    '',
    'application',
    'text/plain',
    'application/json+x',
    'application/jsonp',
    'multipart/form-data; boundary=x',
    '; charset=utf-8',
  ])('%j is not', (type) => {
    expect(accepted(type)).toBe('unsupported-media-type')
  })

  test('JSON is UTF-8; other documents say in their bytes what they are', () => {
    expect(accepted('application/json; charset=gb18030')).toBe('unsupported-media-type')
    expect(accepted('application/json; charset="utf-8"')).toBe('application/json')
    expect(accepted('application/json; profile=x')).toBe('application/json')
    expect(accepted('text/csv; charset=gb18030')).toBe('text/csv')
  })

  test.each(['gzip', 'br', 'deflate', 'zstd', 'GZIP', 'identity, gzip'])('a body packed with %s is not taken', (encoding) => {
    expect(accepted('application/json', encoding)).toBe('unsupported-media-type')
  })

  test('one that says it is not packed is', () => {
    expect([accepted('text/csv', 'identity'), accepted('text/csv', 'Identity')]).toEqual(['text/csv', 'text/csv'])
  })

  test('refused lists every type there is, in both languages', () => {
    const type = acceptedType({ contentType: 'image/png', contentEncoding: undefined })
    if (type.ok) throw new Error('taken')
    for (const it of DOCUMENT_TYPES) for (const said of Object.values(type.problem.detail)) expect(said).toContain(it)
  })
})
