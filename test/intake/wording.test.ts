// Everything the intake says is said in both languages: Chinese a shopkeeper reads, English beside it, and no value of the file in either.
import { describe, expect, test } from 'vitest'
import { SAID } from '../../src/core/invoice/wording.ts'
import { type Format, takeIn, undetectedReason } from '../../src/intake/intake.ts'
import { malformedCsv, malformedXml } from '../../src/intake/malformed.ts'
import { ARCHIVE, discountNetted, FILE, FORMAT, MONEY, OVER, otherRoot, savedValues, TABLE, TEXT, VALUE } from '../../src/intake/wording.ts'
import { einvoice, einvoiceRow, fixture, HERE, utf8 } from './samples.ts'

const constants = [FILE, FORMAT, ARCHIVE, TEXT, VALUE, MONEY, TABLE].flatMap((table) => Object.values(table))
const bounds = Object.values(OVER).map((say) => say(7))
const others = [otherRoot(['a', 'b']), discountNetted(2), savedValues(3), malformedXml('x'), malformedCsv('x')]
const all = [...constants, ...bounds, ...others]

/** Names that Chinese texts keep as they are: formats, standards, elements and columns. */
const NAMES = /BOM|CII|D16B|DOCTYPE|CSV|EIid|GB|GB18030|Header|ItemAmount|JSON|OFD|PDF|T|UBL|UTF|XLSX|XML|a|b/g

describe('every text', () => {
  test.each(all)('$en', ({ zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(zh.replace(NAMES, '')).not.toMatch(/[A-Za-z]/)
    expect(en).toMatch(/^[a-zA-Z]/)
    expect(en.replace(/数电票|财政电子票据|价税合计/g, '')).not.toMatch(/\p{Script=Han}/u)
  })

  test('says one thing in either language, and bounds stand in both', () => {
    for (const language of ['zh', 'en'] as const) {
      const texts = constants.map((both) => both[language])
      expect(new Set(texts).size).toBe(texts.length)
    }
    for (const { zh, en } of bounds) expect([zh, en].every((text) => text.includes('7'))).toBe(true)
  })
})

describe('a file answers in both', () => {
  const csv = (rows: string) => utf8(`单号,日期,项目,金额,备忘\n${rows}`)
  test.each<[Format, Uint8Array, string, string]>([
    ['json', utf8('{"a":'), '不是格式正确的 JSON', 'not well-formed JSON'],
    ['json', utf8('{"a":1234567890123456}'), SAID.longNumber.zh, SAID.longNumber.en],
    ['ndjson', utf8('\n'), '文件中没有单据', 'the file holds no invoice'],
    ['csv', csv('A1,2023-04-17,电费,秘密,\n'), '不是普通的十进制数', 'not a plain decimal'],
    ['csv', csv('A1,2023-02-30,电费,1,\n'), '不是存在的日期', 'not a day of the calendar'],
    ['csv', utf8('项目,金额\n"电费,1'), '不是格式正确的 CSV：引号没有成对', 'not well-formed CSV: quote not closed'],
    ['xlsx', utf8('PK'), '压缩包不完整或已损坏', 'the archive is truncated or damaged'],
    ['ubl', utf8('<秘密>'), '不是格式正确的 XML：有标签没有结束', 'not well-formed XML: a tag is not closed'],
    ['cii', utf8('<a/>'), '根元素不是 rsm:CrossIndustryInvoice', 'the root element is not rsm:CrossIndustryInvoice'],
    ['einvoice-cn', einvoice(einvoiceRow({ ItemName: 'x', Amount: '1' })), MONEY.noTax.zh, MONEY.noTax.en],
    ['fiscal-bill', utf8('<EInvoice/>'), '单据没有明细行', 'the invoice has no lines'],
  ])('%s: refused', async (format, bytes, zh, en) => {
    const result = await takeIn(bytes, format, HERE)
    expect(result.ok ? [] : result.faults.map(({ detail }) => detail)).toEqual([{ zh, en }])
    expect(JSON.stringify(result)).not.toContain('秘密')
  })

  test('taken, with what was not carried over', async () => {
    const result = await takeIn(fixture('einvoice-electricity.xml'), 'einvoice-cn', HERE)
    const said = result.ok ? (result.taken.invoices[0]?.unmapped ?? []) : []
    expect(said.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        { zh: '没有带入核对', en: 'not carried over' },
        { zh: '折扣行，已并入第 2 行', en: 'discount row: netted into line 2' },
        { zh: '不是正确的统一社会信用代码（GB 32100-2015）', en: 'not a sound unified social credit code (GB 32100-2015)' },
      ]),
    )
  })

  test('in no format we read', () => {
    expect(undetectedReason(utf8('%PDF-1.7'))).toEqual({
      zh: 'PDF 只是票面图样，请改交该发票的 XML 文件',
      en: 'PDF is a picture of an invoice: send the XML file of the invoice instead',
    })
  })
})

test('what a parser quotes of the file is left out', () => {
  for (const message of ['1:5: unclosed tag: 秘密', '2:3: duplicate attribute: 秘密.', '9:9: something new about 秘密']) {
    const { zh, en } = malformedXml(message)
    expect(zh).toMatch(/^不是格式正确的 XML/)
    expect(en).toMatch(/^not well-formed XML/)
    expect(zh + en).not.toContain('秘密')
  }
})
