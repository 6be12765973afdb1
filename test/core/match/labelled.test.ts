// Guards how often a matched name is right and how many of the meant charges are found, on names tuned on and on names never seen.
import { describe, expect, test } from 'vitest'
import { buildNameIndex, findNames, type NameHit } from '../../../src/core/match/names.ts'
import { chargeFor, GROUPS, isItem, knownTargets, type Labelled, labelled, nameData, publishedNames } from './catalogue-names.ts'

const LEAST_PRECISION = 0.98
const LEAST_RECALL = 0.85
const index = buildNameIndex(publishedNames, nameData)

type Outcome = 'right' | 'wrong' | 'missed' | 'rightly silent'
interface Judged extends Labelled {
  readonly outcome: Outcome
  readonly method: string
  readonly got: string
}

/** The hits that tie for the top and count as a match. */
function matched(text: string): readonly NameHit[] {
  const hits = findNames(index, text)
  const top = hits[0]
  if (top === undefined || top.weak || top.score < index.certainty) return []
  return hits.filter((hit) => !hit.weak && hit.score === top.score)
}

/** A rule that forbids a word (培训费) is reached by that very word and asks for issuer and facts itself: that is no match with a charge. */
const reachesRuleByItsWord = (hits: readonly NameHit[]): boolean => hits.every((hit) => hit.method !== 'similar' && !isItem(hit.target))

function judge(row: Labelled): Judged {
  const hits = matched(row.text)
  const method = hits[0]?.method ?? 'none'
  const got = hits.slice(0, 3).map(({ target, name, reason }) => `${target} (${name}${reason ? `, ${reason}` : ''})`)
  const meant = new Set(row.expect.map(chargeFor))
  const decide = (): Outcome => {
    if (hits.length === 0) return meant.size > 0 ? 'missed' : 'rightly silent'
    if (meant.size === 0) return reachesRuleByItsWord(hits) ? 'rightly silent' : 'wrong'
    return hits.some((hit) => meant.has(chargeFor(hit.target))) ? 'right' : 'wrong'
  }
  return { ...row, outcome: decide(), method, got: got.join('; ') }
}

const count = (rows: readonly Judged[], outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length
const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
const precision = (rows: readonly Judged[]): number => share(count(rows, 'right'), count(rows, 'right') + count(rows, 'wrong'))
const recall = (rows: readonly Judged[]): number => share(count(rows, 'right'), rows.filter((row) => row.expect.length > 0).length)

function summary(rows: readonly Judged[]): Record<string, string | number> {
  return {
    rows: rows.length,
    right: count(rows, 'right'),
    wrong: count(rows, 'wrong'),
    missed: count(rows, 'missed'),
    precision: precision(rows).toFixed(3),
    recall: recall(rows).toFixed(3),
  }
}

function report(name: string, rows: readonly Judged[]): void {
  const methods = ['exact', 'alias', 'similar', 'none']
  const cells = [
    ...GROUPS.map((group) => [group, summary(rows.filter((row) => row.group === group))] as const),
    ...methods.map((method) => [`by ${method}`, summary(rows.filter((row) => row.method === method))] as const),
    ['all', summary(rows)] as const,
  ]
  console.log(`test/labelled/${name}`)
  console.table(Object.fromEntries(cells))
  for (const row of rows.filter(({ outcome }) => outcome === 'wrong' || outcome === 'missed')) {
    console.log(`${row.outcome}: ${row.text} [${row.group}] expected ${row.expect.join(' or ') || 'nothing'}, got ${row.got || 'nothing'}`)
  }
}

describe.each(['names.yaml', 'held-out.yaml'])('names labelled in test/labelled/%s', (name) => {
  const rows = labelled(name)

  test('the set is there, says what it expects of charges that exist, and uses the known groups', () => {
    expect(
      rows,
      `write test/labelled/${name}: rows of { text, expect, group }, by a hand that did not tune catalogues/names.yaml`,
    ).toBeDefined()
    const unknown = (rows ?? []).flatMap(({ expect: ids }) => ids.filter((id) => !knownTargets.has(id) && !knownTargets.has(chargeFor(id))))
    expect([...new Set(unknown)], 'ids that no catalogue holds').toEqual([])
    expect((rows ?? []).filter(({ group }) => !GROUPS.some((known) => known === group))).toEqual([])
    expect(new Set((rows ?? []).map(({ text }) => text)).size, 'a text stands once').toBe(rows?.length)
  })

  test(`at least ${LEAST_PRECISION} of the matches are right and ${LEAST_RECALL} of the charges are found`, () => {
    expect(rows, `test/labelled/${name} is missing`).toBeDefined()
    const judged = (rows ?? []).map(judge)
    report(name, judged)
    expect(precision(judged)).toBeGreaterThanOrEqual(LEAST_PRECISION)
    expect(recall(judged)).toBeGreaterThanOrEqual(LEAST_RECALL)
  })
})

test('the tuned set is large and most of it is meant to match', () => {
  const rows = labelled('names.yaml') ?? []
  const meant = rows.filter((row) => row.expect.length > 0).length
  expect(rows.length).toBeGreaterThanOrEqual(320)
  expect(meant / rows.length).toBeGreaterThan(0.65)
})
