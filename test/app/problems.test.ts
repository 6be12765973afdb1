// The registry of our own failures is closed: callers rely on its codes and statuses, and each is told in both languages.
import { describe, expect, test } from 'vitest'
import { failed, PROBLEMS } from '../../src/app/problems.ts'
import { FINDING_CODES } from '../../src/core/findings/report.ts'

const entries = Object.entries(PROBLEMS)

test('codes and statuses are as published: callers branch on them', () => {
  expect(Object.fromEntries(entries.map(([code, { status }]) => [code, status]))).toEqual({
    'malformed-json': 400,
    'invalid-invoice': 422,
    'invalid-query': 400,
    'unreadable-document': 422,
    'several-invoices': 422,
    'unsupported-media-type': 415,
    'body-too-large': 413,
    'unknown-edition': 404,
    'not-found': 404,
    'method-not-allowed': 405,
    unauthenticated: 401,
    forbidden: 403,
    'invalid-key': 422,
    'last-admin-key': 409,
    'invalid-edition': 422,
    'too-many-differences': 422,
    'nothing-to-publish': 409,
    'edition-conflict': 409,
    'edition-changed': 412,
    'precondition-required': 428,
    'batch-not-finished': 409,
    'idempotency-mismatch': 422,
    'not-acceptable': 406,
    'rate-limited': 429,
    unavailable: 503,
    internal: 500,
  })
})

describe.each(entries)('%s', (code, { title }) => {
  test('is a code that stands in an address as it is', () => expect(encodeURIComponent(code)).toBe(code))

  test('has a title in each language, and each in its own script', () => {
    expect(title.zh).toMatch(/\p{Script=Han}/u)
    expect(title.en).toMatch(/^[A-Z][\x20-\x7e]+[^.]$/)
  })

  test('is no finding: what a check finds is never a failure of ours', () => {
    expect(FINDING_CODES.some((finding) => finding === code)).toBe(false)
  })
})

test('no two titles are the same, so that a reader can tell them apart', () => {
  for (const language of ['zh', 'en'] as const) {
    expect(new Set(entries.map(([, { title }]) => title[language])).size).toBe(entries.length)
  }
})

test('a failure carries what it is given, and no errors where there are none', () => {
  const detail = { zh: '坏了', en: 'broken' }
  expect(failed('internal', detail)).toEqual({ ok: false, problem: { code: 'internal', detail, errors: [] } })
  const errors = [{ pointer: '/lines', detail }]
  expect(failed('invalid-invoice', detail, errors).problem.errors).toEqual(errors)
})
