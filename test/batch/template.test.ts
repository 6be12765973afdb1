// The template offers every fact and every word with a list, and what is filled in by it is read as it was meant.
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { templateCsv, templateXlsx } from '../../src/batch/template.ts'
import { ISSUER_ROLES, PAYER_KINDS } from '../../src/core/catalogue/schema/words.ts'
import { edition } from '../built-in.ts'
import { complaints, HERE, onlyInvoice, taken, utf8 } from '../intake/samples.ts'

const { vocabulary } = edition
const [titles = [], example = []]: string[][] = parse(templateCsv(vocabulary), { bom: true })
const facts = [...vocabulary.facts.values()].filter(({ field }) => field !== true)
let sheet: Awaited<ReturnType<typeof readXlsx>>['sheets'][number] | undefined
let bytes: Uint8Array
beforeAll(async () => {
  bytes = await templateXlsx(vocabulary)
  sheet = (await readXlsx(bytes)).sheets[0]
})

const listUnder = (title: string): string[] | undefined => {
  const column = titles.indexOf(title)
  const letters = (it: number): string => `${it >= 26 ? letters(Math.floor(it / 26) - 1) : ''}${String.fromCharCode(65 + (it % 26))}`
  const found = sheet?.dataValidations?.find(({ range }) => range.startsWith(`${letters(column)}2:`))
  return found === undefined ? undefined : (found.values ?? String(found.formula1).replaceAll('"', '').split(','))
}

test('both forms have the same columns and the same example', () => {
  expect(sheet?.rows).toHaveLength(2)
  expect(sheet?.rows[0]).toEqual(titles)
  expect(Array.from({ length: titles.length }, (_, column) => sheet?.rows[1]?.[column] ?? '')).toEqual(example)
})

test('every fact of the vocabulary has a column, each once, and no other fact', () => {
  expect(titles.filter((title) => title.startsWith('facts.'))).toEqual(facts.map(({ name }) => `facts.${name}`))
  expect(new Set(titles).size).toBe(titles.length)
})

describe('the lists to choose from', () => {
  test('hold the words of the contract for roles and payers', () => {
    expect(listUnder('收费主体')).toEqual([...ISSUER_ROLES])
    expect(listUnder('缴费人类型')).toEqual([...PAYER_KINDS])
  })

  test('hold for each fact with answers exactly those answers, where a list may be so long', () => {
    for (const { name, type, values } of facts) {
      const answers = type === 'boolean' ? ['true', 'false'] : values?.map((it) => (typeof it === 'string' ? it : it.value))
      const fits = answers !== undefined && answers.join(',').length <= 255
      expect(listUnder(`facts.${name}`), name).toEqual(fits ? answers : undefined)
    }
  })

  test('hold no answer with a comma, which would be two', () => {
    const all = (sheet?.dataValidations ?? []).flatMap(({ values, formula1 }) => values ?? [String(formula1)])
    expect(all.filter((it) => !it.includes('"') && it.includes(','))).toEqual([])
  })
})

describe('filled in', () => {
  const filled = (changes: Readonly<Record<string, string>>): string => {
    const row = titles.map((title, column) => changes[title] ?? example[column] ?? '')
    return `${titles.join(',')}\n${row.map((it) => (/[",]/.test(it) ? `"${it.replaceAll('"', '""')}"` : it)).join(',')}\n`
  }

  test('the example is a sound invoice, in both forms the same', async () => {
    const csv = await onlyInvoice(utf8(templateCsv(vocabulary)), 'csv')
    const xlsx = await onlyInvoice(bytes, 'xlsx')
    expect(xlsx.body).toEqual(csv.body)
    expect(complaints(csv.body)).toEqual([])
    expect(csv.body).toMatchObject({
      id: 'HM-2023-0417',
      issuer: { role: 'non-grid-supplier' },
      payer: { kind: 'enterprise' },
      jurisdiction: '650502',
      issuedOn: '2023-04-17',
      total: '450.00',
      lines: [
        { description: '居民生活电费', quantity: '1000', unitPrice: '0.45', amount: '450.00', facts: { customerClass: 'residential' } },
      ],
    })
    expect(csv.unmapped).toEqual([])
  })

  test('every fact arrives under its name, each answer as the core takes it', async () => {
    for (const { name, type, values } of facts) {
      const answer =
        type === 'boolean' ? 'true' : values === undefined ? '7' : values.map((it) => (typeof it === 'string' ? it : it.value))[0]
      const { body } = await onlyInvoice(utf8(filled({ [`facts.${name}`]: answer ?? '' })), 'csv', HERE)
      const expected = type === 'boolean' ? true : answer
      expect(body, name).toMatchObject({ lines: [{ facts: { [name]: expected } }] })
    }
  })

  test('every role and kind of payer is understood', async () => {
    for (const role of ISSUER_ROLES) {
      const { body, unmapped } = await onlyInvoice(utf8(filled({ 收费主体: role })), 'csv', HERE)
      expect([body, unmapped]).toMatchObject([{ issuer: { role } }, []])
    }
    for (const kind of PAYER_KINDS)
      expect((await onlyInvoice(utf8(filled({ 缴费人类型: kind })), 'csv', HERE)).body).toMatchObject({ payer: { kind } })
  })

  test('with the template handed back empty but for its titles there is nothing to judge', async () => {
    const { invoices } = await taken(utf8(filled({})), 'csv', HERE)
    expect(invoices).toHaveLength(1)
    await expect(taken(utf8(`${titles.join(',')}\n`), 'csv', HERE)).rejects.toThrow('refused')
  })
})
