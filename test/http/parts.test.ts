// The small parts the service is made of, where a request would not reach every corner: languages, addresses, HTML.
import { describe, expect, test } from 'vitest'
import { DOCUMENT_TYPES, JSON_TYPE } from '../../src/http/body/media-type.ts'
import { html, inline, prose } from '../../src/http/docs/html.ts'
import { members, typeOf } from '../../src/http/docs/schema.ts'
import { preferredLanguage } from '../../src/http/language.ts'
import { networkOf, RateLimiter } from '../../src/http/rate-limit.ts'
import { MEDIA_TYPES } from '../../src/intake/intake.ts'

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['zh-CN', 'zh'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['fr, de', 'zh'],
  ['*', 'zh'],
  ['*, en;q=0.5', 'zh'],
  ['en;q=0.5, *;q=0.1', 'en'],
  ['en;q=0.8, zh;q=0.9', 'zh'],
  ['zh;q=0.8, en;q=0.9', 'en'],
  ['en;q=0', 'zh'],
  ['en;q=2, zh;q=0.1', 'zh'],
  ['en;q=x', 'zh'],
  ['fr;q=1, en;q=0.001', 'en'],
  [';;,,=', 'zh'],
])('Accept-Language %s: %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

test('the media types taken are those of the intake', () => {
  expect(new Set([JSON_TYPE, ...DOCUMENT_TYPES])).toEqual(new Set(Object.values(MEDIA_TYPES).flat()))
})

describe('addresses', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0002::', '2001:db8:0:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  test('memory is bounded: beyond a hundred thousand addresses the first is forgotten', () => {
    const limiter = new RateLimiter(1, () => 0)
    for (let host = 0; host <= 100_000; host += 1) expect(limiter.take(`host-${host}`).allowed).toBe(true)
    expect(limiter.take('host-100000').allowed).toBe(false)
    expect(limiter.take('host-0').allowed).toBe(true)
  })
})

describe('HTML', () => {
  test('every value is escaped unless it is HTML already', () => {
    const evil = `<script>"'&</script>`
    expect(html`<p title="${evil}">${[evil, html`<b>${1}</b>`]}${undefined}</p>`.text).toBe(
      '<p title="&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;">&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;<b>1</b></p>',
    )
  })

  test('prose has paragraphs and code', () => {
    expect(prose('one `<two>`\n\nthree').text).toBe('<p>one <code>&lt;two&gt;</code></p><p>three</p>')
    expect([prose(undefined).text, inline(undefined).text]).toEqual(['', ''])
  })

  test.each([
    [{ $ref: '#/components/schemas/A' }, '<a href="#schema-A">A</a>'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'array', items: { type: 'integer', minimum: 1, maximum: 9 } }, 'list of integer (from 1, to 9)'],
    [{ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, 'integer'],
    [{ type: 'object', additionalProperties: { type: 'boolean' } }, 'map of boolean'],
    [{ const: 'CN' }, '<code>&quot;CN&quot;</code>'],
    [{ enum: ['a', null] }, '<code>&quot;a&quot;</code> | <code>null</code>'],
    [{ type: 'string', minLength: 1, maxLength: 5, pattern: '^a' }, 'string (at least 1 characters, at most 5 characters, matching ^a)'],
    [{}, 'any'],
  ])('%j is shown in short', (schema, shown) => {
    expect(typeOf(schema).text).toBe(shown)
  })

  test('members of an object within a list within an object are shown, and what is required is marked', () => {
    const shown = members({
      properties: { a: { type: 'array', items: { properties: { b: { type: 'string', description: 'deep' } }, required: ['b'] } } },
    }).text
    expect(shown).toContain('<code>a</code></td>')
    expect(shown).toContain('<code>b</code><b title="required">*</b>')
    expect(shown).toContain('deep')
    expect(members({ type: 'string' }).text).toBe('')
  })
})
