// One entry whole: its dated limits with their documents, the days on which it had ended, what lowers it and what took its place.
import { describe, expect, test } from 'vitest'
import { readEntry } from '../../src/app/read-items.ts'
import { buildEdition, ended, item, limit, offList, prohibition, relief } from '../core/build-edition.ts'

const documents = {
  old: { title: 'Old notice', inForce: '2015-01-01', until: '2019-12-31', link: 'https://example.org/old' },
  new: { title: 'New notice', published: '2020-02-01' },
  plan: { title: 'Draft ordinance', draft: true },
  D: { title: 'Document D', inForce: '2000-01-01' },
}
const { edition } = buildEdition(
  [
    {
      kind: 'utility-charge',
      coverage: { lastConfirmed: '2025-05-05' },
      items: [
        item('plain', [limit({ type: 'free' })]),
        item('wide', [limit({ type: 'fixed', price: '9' })], { charge: 'meter' }),
        item('twin', [limit({ type: 'free' })], { sameAs: 'plain' }),
      ],
    },
    {
      kind: 'utility-charge',
      jurisdiction: '6505',
      items: [
        item(
          'full',
          [
            limit(
              { type: 'fixed', price: '5' },
              {
                to: '2019-12-31',
                from: '2016-01-01',
                basis: [{ document: 'old', clause: '三' }, { document: 'plan' }],
                when: { metering: 'flat' },
              },
            ),
            limit(
              { type: 'ceiling', price: '3', unit: 'kWh' },
              {
                from: '2020-02-01',
                basis: [{ document: 'new' }, { document: 'old' }],
                verification: 'public-copy',
                lastConfirmed: '2024-04-04',
                copies: ['https://example.org/copy'],
              },
            ),
          ],
          {
            charge: 'meter',
            aliases: ['表费', '换表费'],
            issuers: ['public-utility'],
            chargedBy: '供电企业',
            paidBy: '用户',
            governedBy: 'application',
            replaces: ['wide'],
            note: { zh: '仅限首次', en: 'First time only' },
            ended: [ended('abolished', { from: '2021-03-01', when: { customerClass: 'residential' } })],
          },
        ),
      ],
    },
    {
      kind: 'prohibition',
      prohibitions: [prohibition('no-bundling', { from: '2020-01-01', basis: [{ document: 'new', clause: '五' }] }), offList()],
    },
    { kind: 'relief', jurisdiction: '65', reliefs: [relief('half', ['full'], '0.50', { from: '2022-01-01', to: '2022-12-31' })] },
  ],
  { documents },
)
const read = (id: string, language: 'zh' | 'en' = 'zh') => readEntry(edition, id, language)
const part = (id: string, member: string, language: 'zh' | 'en' = 'zh') => read(id, language)?.[member]

describe('an item', () => {
  test('begins as a search shows it, with no score', () => {
    expect(read('full')).toMatchObject({
      id: 'full',
      type: 'item',
      name: 'full',
      kind: 'utility-charge',
      jurisdiction: '6505',
      score: null,
    })
    expect(read('full', 'en')).toMatchObject({ name: 'full (en)', names: { zh: 'full', en: 'full (en)' } })
  })

  test('says who may charge it of whom, by which day, and what else is known', () => {
    const said = {
      charge: 'meter',
      aliases: ['表费', '换表费'],
      issuers: ['public-utility'],
      chargedBy: '供电企业',
      paidBy: '用户',
      governedBy: 'application',
    }
    expect(read('full')).toMatchObject({ ...said, note: '仅限首次', sameAs: null })
    expect(read('full', 'en')).toMatchObject({ ...said, note: 'First time only' })
  })

  test('without more than a name and a limit has null or nothing for the rest, and its own id as its charge', () => {
    expect(read('plain')).toEqual({
      id: 'plain',
      type: 'item',
      name: 'plain',
      kind: 'utility-charge',
      jurisdiction: 'CN',
      score: null,
      names: { zh: 'plain', en: 'plain (en)' },
      aliases: [],
      charge: 'plain',
      issuers: null,
      chargedBy: null,
      paidBy: null,
      governedBy: 'service',
      sameAs: null,
      replaces: [],
      replacedBy: [],
      note: null,
      limits: [expect.objectContaining({ limit: { type: 'free' }, when: null })],
      ended: [],
      reliefs: [],
      chain: expect.objectContaining({ charge: 'plain', jurisdiction: 'CN', cases: [expect.objectContaining({ state: 'named' })] }),
    })
  })

  test('names what it stands in for, what stands in for it, and where it is judged', () => {
    expect([part('full', 'replaces'), part('full', 'replacedBy')]).toEqual([['wide'], []])
    expect([part('wide', 'replaces'), part('wide', 'replacedBy')]).toEqual([[], ['full']])
    expect(part('twin', 'sameAs')).toBe('plain')
  })
})

describe('its history', () => {
  test('is every limit in the order of the catalogue, with its conditions and its days', () => {
    expect(part('full', 'limits')).toMatchObject([
      { limit: { type: 'fixed', price: '5' }, when: { metering: 'flat' }, from: '2016-01-01', to: '2019-12-31' },
      { limit: { type: 'ceiling', price: '3', unit: 'kWh' }, when: null, from: '2020-02-01', to: null },
    ])
  })

  test('cites each document in full, and says which of them were in force at the start: no draft, none that had ended', () => {
    expect(part('full', 'limits')).toMatchObject([
      {
        basis: [
          { document: 'old', title: 'Old notice', clause: '三', inForce: '2015-01-01', link: 'https://example.org/old', draft: false },
          { document: 'plan', title: 'Draft ordinance', clause: null, inForce: null, link: null, draft: true },
        ],
        inForceAtStart: ['old'],
      },
      { basis: [{ document: 'new', inForce: '2020-02-01' }, { document: 'old' }], inForceAtStart: ['new'] },
    ])
  })

  test('says how far each value was compared with its document, and when: the catalogue’s day where the limit has none', () => {
    expect(part('full', 'limits')).toMatchObject([
      { verification: 'original', lastConfirmed: '2030-01-01', copies: [] },
      { verification: 'public-copy', lastConfirmed: '2024-04-04', copies: ['https://example.org/copy'] },
    ])
    expect(part('plain', 'limits')).toMatchObject([{ lastConfirmed: '2025-05-05' }])
  })

  test('says since when, how and for whom it had ended', () => {
    expect(part('full', 'ended')).toMatchObject([
      { how: 'abolished', when: { customerClass: 'residential' }, from: '2021-03-01', to: null, basis: [{ document: 'D', clause: '1' }] },
    ])
  })

  test('lists the reliefs that lower it, those of wider places too, named in the language asked for', () => {
    const lowered = { id: 'half', payable: '0.50', from: '2022-01-01', to: '2022-12-31', basis: [{ document: 'D' }] }
    expect(part('full', 'reliefs')).toMatchObject([{ ...lowered, name: 'half' }])
    expect(part('full', 'reliefs', 'en')).toMatchObject([{ ...lowered, name: 'half (en)' }])
    expect(part('wide', 'reliefs')).toEqual([])
  })
})

describe('a rule', () => {
  test('comes as the catalogue states it, with its days and documents', () => {
    expect(read('no-bundling', 'en')).toMatchObject({
      id: 'no-bundling',
      type: 'prohibition',
      name: 'no-bundling (en)',
      kind: 'prohibition',
      rule: { reach: 'named', names: ['no-bundling'] },
      validity: { from: '2020-01-01', to: null, basis: [{ document: 'new', clause: '五', title: 'New notice' }] },
    })
    expect(read('half')).toMatchObject({ type: 'relief', jurisdiction: '65', rule: { payable: '0.50', appliesTo: ['full'] } })
  })

  test('that took hold before its document did names none as in force on its first day', () => {
    expect(read('no-bundling')).toMatchObject({ validity: { inForceAtStart: [] } })
    expect(read('off-list')).toMatchObject({ validity: { inForceAtStart: ['D'] } })
  })
})

test.each(['', 'nothing', 'FULL', 'full ', 'ful', '__proto__', 'constructor', '6505/full'])('no entry has the id %j', (id) => {
  expect(read(id)).toBeUndefined()
})
