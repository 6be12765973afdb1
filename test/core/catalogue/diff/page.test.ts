// The difference as a page: grouped as readers look for it, every field named and every value in words of one language.
import { describe, expect, test } from 'vitest'
import type { CatalogueSet } from '../../../../src/core/catalogue/catalogue-set.ts'
import { diffSets } from '../../../../src/core/catalogue/diff/diff-sets.ts'
import { fieldLabel, MEMBER_WORDS } from '../../../../src/core/catalogue/diff/member-words.ts'
import { diffPage } from '../../../../src/core/catalogue/diff/page.ts'
import { createEdition } from '../../../../src/core/catalogue/edition.ts'
import { loadEdition } from '../../../../src/entry/load-catalogues.ts'
import { item, limit, REGIONS, setOf } from '../../build-edition.ts'
import { applied, BASE, by, changeSetOf, changes, END } from '../changes/small.ts'

function pageOf(before: CatalogueSet, after: CatalogueSet, language: 'zh' | 'en' = 'zh') {
  const { vocabulary } = createEdition(1, after, REGIONS)
  return diffPage(diffSets(before, after), { vocabulary, regions: REGIONS, language })
}
const rows = (before: CatalogueSet, after: CatalogueSet, language: 'zh' | 'en' = 'zh') =>
  pageOf(before, after, language).groups.flatMap(({ entries }) =>
    entries.flatMap((entry) => entry.rows.map((row) => [row.label, row.before, row.after])),
  )

const real = loadEdition()
const empty: CatalogueSet = { ...setOf([]), facts: [], units: [], roles: [], documents: {}, references: [] }

describe('groups', () => {
  test('nation before city, each with the names of its place and kind', () => {
    const at = (jurisdiction: string, id: string) => ({
      op: 'add',
      jurisdiction,
      kind: 'port-charge',
      catalogue: { title: { zh: '港口', en: 'Ports' }, coverage: { state: 'partial', lastConfirmed: '2024-01-01', missing: [] } },
      item: item(id, []),
    })
    const after = applied(BASE, changes(at('6505', 'a'), at('CN', 'b'), { op: 'change', id: 'bond', set: { chargedBy: '甲' } }))
    const page = pageOf(BASE, after)
    expect(
      page.groups.map(({ place, kindLabel, entries }) => [place, kindLabel, ...entries.map(({ id, changeLabel }) => id + changeLabel)]),
    ).toEqual([
      ['中国', '涉企保证金', 'bond变更'],
      ['中国', '口岸港口收费', 'b新增'],
      ['新疆维吾尔自治区哈密市', '口岸港口收费', 'a新增'],
    ])
    expect(page.summary).toBe('新增 2，变更 1；共 5 处字段不同')
    expect(page.sections.map(({ list, members }) => [list, members.map(({ key }) => key)])).toEqual([
      ['catalogues', ['6505/port-charge', 'CN/port-charge']],
    ])
  })

  test('nothing where nothing differs', () => {
    expect(pageOf(BASE, BASE)).toEqual({ summary: '没有差异', groups: [], sections: [] })
    expect(pageOf(BASE, BASE, 'en').summary).toBe('no difference')
  })
})

describe('rows', () => {
  test('a new limit and the end of the one before it, in words', () => {
    const cap = limit({ type: 'ceiling', price: '80', unit: 'kWh' }, { from: '2024-03-01', basis: by, when: { etc: true } })
    const after = applied(BASE, changes({ op: 'add-limit', id: 'bond', limit: cap, supersedes: [0] }))
    expect(rows(BASE, after)).toEqual([
      ['收费标准 1', null, '条件：etc：是；最高 80 元/kWh；首日：2024-03-01；依据：E；核对：已与文件原文核对'],
      ['收费标准 2 · 末日', null, '2024-02-29'],
    ])
    expect(rows(after, BASE, 'en')).toEqual([
      ['limit 1 · last day', '2024-02-29', null],
      ['limit 1', expect.stringContaining('at most 80 CNY/kWh'), null],
    ])
  })

  test('a price in place, an end, and names of which only those that differ are told', () => {
    const renamed = { op: 'change', id: 'two', set: { aliases: ['甲', '乙', '丙'] } }
    const before = applied(BASE, changes(renamed))
    const after = applied(
      before,
      changes(
        {
          ...renamed,
          set: {
            aliases: ['甲', '丁', '丙'],
            limits: [
              limit({ type: 'fixed', price: '4' }, { when: { etc: true } }),
              limit({ type: 'fixed', price: '3' }, { from: '2005-01-01' }),
            ],
          },
        },
        { op: 'end', id: 'bond', from: '2024-03-01', how: 'abolished', ...END },
      ),
    )
    expect(rows(before, after)).toEqual([
      ['收费标准 1 · 末日', null, '2024-02-29'],
      ['终止', null, '取消；首日：2024-03-01；依据：E；核对：已与文件原文核对'],
      ['别名', '乙（另有 2 项未变）', '丁（另有 2 项未变）'],
      ['收费标准 1 · 单价', '2', '4'],
    ])
  })

  test('what is added comes member by member', () => {
    const added = item('fee', [limit({ type: 'free' }), limit({ type: 'market' }, { from: '2020-01-01' })], {
      issuers: ['bank'],
      perOccasion: true,
    })
    const after = applied(BASE, changes({ op: 'add', jurisdiction: 'CN', kind: 'deposit', item: added }))
    expect(rows(BASE, after, 'en').map(([label, , words]) => [label, words])).toEqual([
      ['id', 'fee'],
      ['name', 'fee (en)'],
      ['charged by', 'bank'],
      ['may repeat', 'yes'],
      ['limit 1', 'free of charge; first day: 2000-01-01; basis: D 1; verified: read in the document itself'],
      ['limit 2', 'market price; first day: 2020-01-01; basis: D 1; verified: read in the document itself'],
      ['kind', 'Deposits'],
      ['place', '中国 (CN)'],
    ])
  })

  test('documents, tolerances and another order stand beside the entries', () => {
    const declared = applied(BASE, changeSetOf({ documents: { F: { published: '2024-05-01' } } }))
    const after: CatalogueSet = {
      ...declared,
      facts: declared.facts.toReversed(),
      tolerances: { ...declared.tolerances, line: { ...declared.tolerances.line, amount: '0.05' } },
    }
    expect(
      pageOf(BASE, after).sections.map(({ label, members }) => [
        label,
        members.map(({ key, rows: its }) => [key, its.map((row) => row.label)]),
      ]),
    ).toEqual([
      ['文件', [['F', ['公布']]]],
      ['容差', [['tolerances', ['每行 · 金额']]]],
      ['仅顺序不同', [['facts', []]]],
    ])
  })
})

describe('every member of the published catalogues', () => {
  test('has a name in both languages', () => {
    // Conditions, stated facts and the words of names.yaml are keyed by what they are about.
    const keyed = new Set(['when', 'boundWhen', 'facts', 'documents', 'names'])
    const unnamed = new Set<string>()
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk)
      else if (typeof value === 'object' && value !== null) {
        for (const [key, member] of Object.entries(value)) {
          if (key !== 'zh' && key !== 'en' && !Object.hasOwn(MEMBER_WORDS, key)) unnamed.add(key)
          if (!keyed.has(key) || Array.isArray(member)) walk(member)
        }
      }
    }
    const { files, facts, units, roles, documents, references, tolerances } = real.set
    for (const { path: _, ...file } of files) walk({ ...file, prohibitions: undefined, reliefs: undefined, incompatible: undefined })
    walk([facts, units, roles, Object.values(documents), references, tolerances])
    for (const file of files) walk([file.prohibitions, file.reliefs, file.incompatible])
    expect([...unnamed].filter((key) => !['prohibitions', 'reliefs', 'incompatible'].includes(key))).toEqual([])
    expect(fieldLabel('/names/synonyms/a~1b', 'en')).toBe('names · synonyms · a/b')
  })

  test('is told in words: no braces of data, no label without a name, and in English no Chinese label', () => {
    for (const language of ['zh', 'en'] as const) {
      const { groups, sections } = diffPage(diffSets(empty, real.set), { vocabulary: real.vocabulary, regions: REGIONS, language })
      const entries = groups.flatMap((group) => group.entries)
      expect(entries).toHaveLength(diffSets(empty, real.set).entries.length)
      const all = [
        ...entries.flatMap((it) => it.rows),
        ...sections.filter(({ list }) => list !== 'names').flatMap((it) => it.members.flatMap((member) => member.rows)),
      ]
      expect(all.filter(({ after, before }) => `${after}${before}`.includes('{"'))).toEqual([])
      expect(
        all.filter(
          ({ label, list }: { label: string; list?: string }) =>
            label === '' || (list === undefined && language === 'en' && /[\u4e00-\u9fff]/.test(label)),
        ),
      ).toEqual([])
      expect(all.filter(({ before, after }) => before === null && after === null)).toEqual([])
    }
  })
})
