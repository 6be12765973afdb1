// The lint's counter-examples run as bills: each is taken by the check itself, and what it is said to show is what comes out.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CatalogueSet, decodeSet } from '../../src/core/catalogue/catalogue-set.ts'
import { createEdition, type Edition } from '../../src/core/catalogue/edition.ts'
import type { Condition, Test } from '../../src/core/catalogue/schema/condition.ts'
import type { LimitShape } from '../../src/core/catalogue/schema/limit.ts'
import { check } from '../../src/core/check.ts'
import { parseInvoice } from '../../src/core/invoice/parse.ts'
import { lintSet, type SetFinding } from '../../src/core/lint.ts'
import { buildScope } from '../../src/core/match/scope.ts'
import { readSources } from '../../src/entry/load-catalogues.ts'
import { REGIONS } from './build-edition.ts'
import { FAULTY_SETS } from './catalogue/lint/faulty-sets.ts'
import { faultySources } from './catalogue/lint/faulty-sources.ts'
import { file, item, limit, relief, setOf, TODAY } from './catalogue/lint/small-set.ts'

/** Rules of which no bill can show a breach: a reference to nothing, a circumstance nothing asks. */
const SHOWN_BY_NO_BILL = ['unknown-item', 'fact-never-asked']

function decoded(sources: Parameters<typeof decodeSet>[0]): CatalogueSet {
  const read = decodeSet(sources)
  if (!read.ok) throw new Error(read.faults.map(({ detail }) => detail).join())
  return read.value
}

/** The bill posted anew, as JSON, to an edition and a table of regions of its own. */
function posted(invoice: unknown, edition: Edition) {
  const parsed = parseInvoice(JSON.parse(JSON.stringify(invoice)), edition.vocabulary, edition.regions)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const report = check(parsed.invoice, edition, buildScope(edition, parsed.invoice.chain), 'zh')
  const [line] = report.lines
  return {
    verdict: line?.verdict,
    allowed: line?.allowed,
    item: line?.match?.item ?? null,
    findings: [...new Set([...(line?.findings ?? []), ...report.findings].map(({ code }) => code))],
  }
}

const editionOf = (set: CatalogueSet) => createEdition(1, set, REGIONS)
const published = decoded(readSources())
const publishedEdition = editionOf(published)
const ofPublished = lintSet(published, { today: '2026-11-27' })

function runs(findings: readonly SetFinding[], edition: Edition): void {
  for (const { code, counterExample } of findings) {
    if (counterExample === null) continue
    const { invoice, answer, shows } = counterExample
    expect(posted(invoice, edition), `${code} ${shows.en}`).toEqual(answer)
    for (const text of [answer.allowed ?? '—', ...answer.findings])
      for (const language of ['zh', 'en'] as const) expect(shows[language]).toContain(text)
    expect(invoice.lines).toHaveLength(1)
  }
}

describe('of the published catalogues', () => {
  test('every counter-example is a bill that gives the answer it is said to give', () => {
    runs(ofPublished, publishedEdition)
  })
  test('every warning has one, except where no bill can show it', () => {
    const bare = ofPublished.filter(({ counterExample }) => counterExample === null).map(({ code }) => code)
    expect([...new Set(bare)].filter((code) => !SHOWN_BY_NO_BILL.includes(code))).toEqual([])
  })
  test('the warnings are few enough for a person to read', () => {
    expect(ofPublished.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(ofPublished.length).toBeLessThan(40)
  })
})

describe('whatever a draft says', () => {
  const tested = fc.oneof(
    fc.constantFrom<Test>('flat', 'hourly', '5', true, ['flat', 'x']),
    fc.record({ above: fc.constantFrom('0', '1.5', '99999999999999.1') }),
    fc.record({ atLeast: fc.constantFrom('1', '2'), atMost: fc.constantFrom('1', '2') }),
  )
  const fact = fc.constantFrom(
    'etc',
    'metering',
    'contractAmount',
    'colour',
    'payer.kind',
    'issuer.role',
    'issuer.name',
    'place',
    'quantity',
  )
  const when = fc.option(fc.dictionary(fact, tested, { minKeys: 1, maxKeys: 3 }), { nil: undefined })
  const shape = fc.oneof(
    fc.record({ type: fc.constant('fixed' as const), price: fc.constantFrom('1', '2.5'), unit: fc.constantFrom('kWh', 'ell') }),
    fc.record({ type: fc.constant('percent' as const), rate: fc.constant('0.1'), of: fact, per: fact }),
    fc.record({ type: fc.constant('markup' as const), rate: fc.constant('0.1'), over: fact, series: fc.constantFrom('base', 'lost') }),
    fc.record({
      type: fc.constant('tiers' as const),
      method: fc.constantFrom('slab' as const, 'graduated' as const),
      by: fact,
      tiers: fc.array(fc.record({ upTo: fc.constantFrom('1', '2', '3'), rate: fc.constant('0.1') }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ type: fc.constantFrom('free' as const, 'market' as const) }),
  )
  const day = fc.option(fc.constantFrom('1900-01-01', '2020-01-01', '2020-02-29', '2199-12-31'), { nil: undefined })
  const limits = fc.array(fc.record({ when, shape, from: day, to: day }), { maxLength: 4 })
  const draft = (
    list: readonly { when?: Condition | undefined; shape: LimitShape; from?: string | undefined; to?: string | undefined }[],
  ) => {
    const entry = item('a', { limits: list.map(({ shape: it, ...more }) => limit(it, more)) })
    const set = setOf(file({ items: [entry], reliefs: [relief('r', { appliesTo: ['a'], when: list[0]?.when })] }))
    return { ...set, facts: [...set.facts, { name: 'colour', type: 'enum' as const, values: [], question: { zh: '？', en: '?' } }] }
  }
  test('lint comes to an end with findings, and its counter-examples run', () => {
    fc.assert(
      fc.property(limits, (list) => {
        const set = draft(list)
        const findings = lintSet(set, { today: TODAY })
        expect(findings.some(({ code }) => code === 'empty-question')).toBe(true)
        runs(findings, editionOf(set))
      }),
      { numRuns: 150 },
    )
  })
})

describe('of sets in which something is wrong', () => {
  test.each(FAULTY_SETS.map(({ code, set }, place) => [code, place, set] as const))('%s (%i)', (code, _, set) => {
    const findings = lintSet(set, { today: TODAY })
    const found = findings.filter((it) => it.code === code)
    expect(found.length).toBeGreaterThan(0)
    if (!SHOWN_BY_NO_BILL.includes(code)) for (const it of found) expect(it.counterExample).not.toBeNull()
    runs(findings, editionOf(set))
  })
  test('of a folder in which everything is wrong, as far as it compiles', () => {
    const set = decoded(faultySources())
    const findings = lintSet(set, { today: TODAY })
    runs(findings, editionOf(set))
    const bare = findings.filter(({ counterExample }) => counterExample === null).map(({ code }) => code)
    // The blank question belongs to a limit that is never reached there, so nobody is ever asked it.
    expect(bare.filter((code) => !SHOWN_BY_NO_BILL.includes(code))).toEqual(['empty-question'])
  })
})
