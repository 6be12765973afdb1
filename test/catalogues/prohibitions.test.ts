// Every prohibition that names charges reaches them where name, issuer and circumstances come together, and nowhere else.
import { describe, expect, test } from 'vitest'
import type { Prohibition } from '../../src/core/catalogue/schema/rule.ts'
import { ISSUER_ROLES } from '../../src/core/catalogue/schema/words.ts'
import { billOf } from './bill-of.ts'
import { type Circumstances, failing, meeting } from './circumstances.ts'
import { citationFaults } from './citations.ts'
import { dayAfter, edition, judge, type Placed, prohibitions, set, TODAY } from './published.ts'

/** The supply that an add-on rides on. */
const SUPPLY = { description: '电费', quantity: '100', unit: 'kWh', amount: '1.00' }

interface Named extends Placed<Prohibition> {
  readonly title: string
  readonly from: string
}

const named: readonly Named[] = prohibitions
  .filter(({ value }) => (value.reach === 'named' || value.reach === 'with-charge') && value.sameAs === undefined)
  .flatMap((it) => {
    const from = it.value.from ?? edition.compiled.prohibitions.find(({ rule }) => rule.id === it.value.id)?.grounds.from
    return from === undefined ? [] : [{ ...it, title: it.value.id, from }]
  })

interface Asked {
  readonly name?: string | undefined
  readonly day?: string
  readonly role?: string | undefined
  readonly circumstances?: Circumstances
}

const rolesOf = ({ value }: Named): readonly string[] => value.issuers ?? ['enterprise', 'public-utility']

function asked(it: Named, { name, day = it.from, role = rolesOf(it)[0], circumstances = meeting(it.value.when) }: Asked = {}) {
  const description = name ?? it.value.names?.[0] ?? ''
  const beside = it.value.with === undefined ? [] : [SUPPLY]
  const report = judge(billOf({ description, amount: '88.88', day, jurisdiction: it.jurisdiction, circumstances, role, beside }))
  const [line] = report.lines
  if (line === undefined) throw new Error(`${it.title}: no line`)
  return { line, report }
}

const ruleOf = (it: Named, asking: Asked = {}) => asked(it, asking).line.findings.find((found) => found.code === 'prohibited')?.rule
const namesOf = (id: string | null | undefined) => prohibitions.find(({ value }) => value.id === id)?.value.names ?? []

test('there are dozens, each with names and a day from which it can be relied on', () => {
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ value }) => (value.names ?? []).length === 0).map((it) => it.title)).toEqual([])
})

describe('where name, issuer and circumstances meet', () => {
  test('every name is a violation from the first day on, and all of it is to be paid back', () => {
    const faults = named.flatMap((it) =>
      [it.from, TODAY].flatMap((day) =>
        (it.value.names ?? []).flatMap((name) => {
          const { line } = asked(it, { name, day })
          const paid = line.verdict === 'violation' && line.allowed === '0.00' && line.excess === '88.88'
          return paid && line.findings.some((found) => found.code === 'prohibited') ? [] : [`${it.title} ${name} ${day}: ${line.verdict}`]
        }),
      ),
    )
    expect(faults).toEqual([])
  })

  test('every role it names is reached', () => {
    const missed = named.flatMap((it) => rolesOf(it).flatMap((role) => (ruleOf(it, { role }) === undefined ? [`${it.title} ${role}`] : [])))
    expect(missed).toEqual([])
  })

  test('it cites itself, or a rule of the same name that reaches the line as well', () => {
    const wrong = named.flatMap((it) =>
      (it.value.names ?? []).flatMap((name) => {
        const rule = ruleOf(it, { name })
        return rule === it.value.id || namesOf(rule).includes(name) ? [] : [`${it.title} ${name}: ${rule}`]
      }),
    )
    expect(wrong).toEqual([])
    const seen = new Set(
      named.flatMap((it) => rolesOf(it).flatMap((role) => (it.value.names ?? []).map((name) => ruleOf(it, { name, role })))),
    )
    expect(named.filter((it) => !seen.has(it.value.id)).map((it) => it.title)).toEqual([])
  })

  test('the documents cited are in force that day, drafts never among them', () => {
    const faults = named.flatMap((it) =>
      rolesOf(it).flatMap((role) => citationFaults(asked(it, { role }).report, it.from).map((why) => `${it.title} ${role}: ${why}`)),
    )
    expect(faults).toEqual([])
  })

  test('the finding names a document of the rule', () => {
    const silent = named.filter((it) => {
      const finding = asked(it).line.findings.find((found) => found.code === 'prohibited')
      const own = prohibitions.find(({ value }) => value.id === finding?.rule)?.value.basis.map(({ document }) => document) ?? []
      return finding === undefined || finding.basis.length === 0 || finding.basis.some(({ document }) => !own.includes(document))
    })
    expect(silent.map((it) => it.title)).toEqual([])
  })
})

describe('it stays silent', () => {
  test('for every role outside its issuers', () => {
    const reached = named.flatMap((it) =>
      ISSUER_ROLES.filter((role) => it.value.issuers?.includes(role) === false).flatMap((role) =>
        (it.value.names ?? []).flatMap((name) => (ruleOf(it, { role, name }) === it.value.id ? [`${it.title} ${role} ${name}`] : [])),
      ),
    )
    expect(reached).toEqual([])
  })

  test('where one of its circumstances is known to fail', () => {
    const conditional = named.flatMap((it) => failing(it.value.when ?? {}).map((circumstances) => ({ it, circumstances })))
    expect(conditional.length).toBeGreaterThan(20)
    const reached = conditional.flatMap(({ it, circumstances }) =>
      rolesOf(it)
        .filter((role) => ruleOf(it, { role, circumstances }) === it.value.id)
        .map((role) => `${it.title} ${role}`),
    )
    expect(reached).toEqual([])
  })

  test('where a circumstance is not told it asks, or another rule decides: it does not accuse', () => {
    const reached = named.filter((it) => it.value.when !== undefined && ruleOf(it, { circumstances: meeting({}) }) === it.value.id)
    expect(reached.map((it) => it.title)).toEqual([])
  })

  test('the day before it was in force', () => {
    const early = named.filter((it) => {
      const day = dayAfter(it.from, -1)
      return (it.value.names ?? []).some((name) => ruleOf(it, { name, day }) === it.value.id)
    })
    expect(early.map((it) => it.title)).toEqual([])
  })

  test('where the charge it rides on is not on the bill', () => {
    const riding = named.filter(({ value }) => value.with !== undefined)
    expect(riding.length).toBeGreaterThan(0)
    const reached = riding.filter((it) => ruleOf({ ...it, value: { ...it.value, with: undefined } }) === it.value.id)
    expect(reached.map((it) => it.title)).toEqual([])
  })

  test('outside its place', () => {
    const local = named.filter((it) => it.jurisdiction !== 'CN')
    const reached = local.filter((it) =>
      (it.value.names ?? []).some((name) => ruleOf({ ...it, jurisdiction: '11' }, { name }) === it.value.id),
    )
    expect(reached.map((it) => it.title)).toEqual([])
  })
})

test('background and drafts never decide, whatever the bill says', () => {
  const background = prohibitions.filter(({ value }) => value.reach === 'background')
  expect(background.length).toBeGreaterThan(10)
  const drafts = new Set(Object.entries(set.documents).flatMap(([key, { draft }]) => (draft === true ? [key] : [])))
  const accused = background.flatMap(({ value, jurisdiction }) =>
    (value.names ?? [value.name.zh]).flatMap((description) => {
      const circumstances = meeting(value.when)
      const report = judge(billOf({ description, amount: '88.88', day: TODAY, jurisdiction, circumstances, role: value.issuers?.[0] }))
      const findings = report.lines.flatMap((line) => line.findings)
      return findings.some((it) => it.rule === value.id || it.basis.some(({ document }) => drafts.has(document))) ? [value.id] : []
    }),
  )
  expect(accused).toEqual([])
})
