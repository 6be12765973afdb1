// A fault is told in Chinese and in English, whoever finds it: the schema in zod's words or its own, or the reading of what the texts mean.
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { notAmong, SAID, SCHEMA } from '../../../src/core/invoice/wording.ts'
import { faults, LINE, SOUND, withLine } from './body.ts'

const details = (body: unknown) => faults(body).map(({ detail }) => detail)

describe('every text', () => {
  test.each([...Object.values(SAID), ...Object.values(SCHEMA), notAmong(['a', 'b'])])('$en', ({ zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('what the texts must mean', () => {
  const ids = { ...SOUND, lines: [LINE, LINE] }
  test.each([
    ['a decimal', withLine({ amount: '1e5' }), SAID.notDecimal],
    ['an exact number', withLine({ amount: 1e21 }), SAID.inexactNumber],
    ['a day', { ...SOUND, issuedOn: '2023-02-30' }, SAID.notADay],
    ['a period', withLine({ period: { from: '2023-03-31', to: '2023-03-30' } }), SAID.endsEarly],
    ['a place', { ...SOUND, jurisdiction: '999999' }, SAID.noRegion],
    ['the shape of a code', { ...SOUND, payer: { uscc: '1' } }, SAID.usccShape],
    ['its check character', { ...SOUND, issuer: { uscc: '91310000MA1FL0B000' } }, SAID.usccCheck],
    ['a negative amount', withLine({ amount: '-1' }), SAID.negative],
    ['a negative price', withLine({ unitPrice: '-1' }), SAID.negativePart],
    ['a positive credit', withLine({ amount: '1', credit: true }), SAID.positiveCredit],
    ['a name', withLine({ description: undefined }), SAID.nameless],
    ['ids', ids, SAID.sameId],
    ['a fact nobody knows', withLine({ facts: { moon: 'full' } }), SAID.unknownFact],
    ['true or false', withLine({ facts: { etc: 'yes' } }), SAID.notTrueOrFalse],
    ['a sum', withLine({ facts: { contractAmount: '-1' } }), SAID.notPositive],
    ['a text', withLine({ facts: { object: '' } }), SAID.notFactText],
    [
      'one of several',
      withLine({ facts: { metering: 'x' } }),
      { zh: '须为其中之一：flat、time-of-use', en: 'must be one of: flat, time-of-use' },
    ],
  ])('%s', (_, body, detail) => expect(details(body)).toEqual([detail]))
})

describe('structure', () => {
  test.each([
    ['nothing there', { ...SOUND, issuedOn: undefined }, { zh: '缺少这一项', en: 'is missing' }],
    ['no amount', withLine({ amount: undefined }), SAID.missing],
    ['too much there', { ...SOUND, colour: 1 }, SAID.unknownProperty],
    ['no lines', { ...SOUND, lines: [] }, { zh: '单据至少要有一行', en: 'an invoice needs at least one line' }],
    ['another currency', { ...SOUND, currency: 'USD' }, SCHEMA.onlyYuan],
    ['no amount of any kind', withLine({ amount: true }), { zh: '须为文本或数字', en: 'must be text or a number' }],
    ['no fact of any kind', withLine({ facts: { object: null } }), SCHEMA.fact],
    ['a number for a text', withLine({ unit: 5 }), { zh: '期望 string，实际接收 数字', en: 'expected string, received number' }],
    ['a text for a list', { ...SOUND, lines: 'x' }, { zh: '期望 数组，实际接收 string', en: 'expected array, received string' }],
    [
      'a text too long',
      withLine({ unit: '元'.repeat(41) }),
      { zh: '数值过大：期望 string <=40 字符', en: 'Too big: expected string to have <=40 characters' },
    ],
  ])('%s', (_, body, detail) => expect(details(body)).toEqual([detail]))

  test('a role nobody has is told the roles there are', () => {
    const [detail] = details({ ...SOUND, issuer: { role: 'king' } })
    expect(detail?.zh).toMatch(/^无效选项：期望以下之一 "administrative-agency"\|/)
    expect(detail?.en).toMatch(/^Invalid option: expected one of "administrative-agency"\|/)
  })

  test('no setting of the process changes it', () => {
    const before = z.config()
    const body = withLine({ unit: 5 })
    const said = details(body)
    try {
      z.config(z.locales.fr())
      expect(details(body)).toEqual(said)
    } finally {
      z.config({ localeError: before.localeError ?? z.locales.en().localeError })
    }
  })
})
