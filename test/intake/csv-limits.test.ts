// Where the table of a CSV file begins, and where it ends: header rows and sizes.
import { describe, expect, test } from 'vitest'
import { MAX_CELL_TEXT, MAX_TABLE_BYTES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from '../../src/intake/limits.ts'
import { faultsOf, HERE, onlyInvoice, utf8 } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

/** The only invoice of a table given as a header and rows. */
async function tableBody(header: string, ...rows: string[]): Promise<Body> {
  const { body } = await onlyInvoice(utf8([header, ...rows].join('\n')), 'csv', HERE)
  return body as Body
}

async function firstLine(header: string, row: string): Promise<Record<string, unknown>> {
  return (await tableBody(header, row)).lines[0] ?? {}
}

async function fault(header: string, ...rows: string[]): Promise<string> {
  const [first] = await faultsOf(utf8([header, ...rows].join('\n')), 'csv')
  return `${first?.place}: ${first?.detail}`
}

describe('the header row', () => {
  test('is found as far down as row 20, and no further', async () => {
    const titles = Array.from({ length: 19 }, (_, n) => `标题${n},`)
    expect((await tableBody(titles.join('\n'), '项目,金额', '电费,1.00')).lines).toHaveLength(1)
    expect(await fault(titles.join('\n'), 'x,', '项目,金额', '电费,1.00')).toBe(
      'row 1, column 1: no header row naming an item and an amount in the first 20 rows',
    )
  })

  test('is the row that names most', async () => {
    const body = await tableBody('项目,金额', '收费项目,金额(元),数量', '电费,1.00,2')
    expect(body.lines).toEqual([{ id: '1', description: '电费', amount: '1.00', quantity: '2' }])
  })

  test('headings are known without brackets, spaces and units', async () => {
    const line = await firstLine(' 收 费 项 目 ,【数量】,单价（元/千瓦时）,价税合计(元)', '电费,2,0.5,1.00')
    expect(line).toMatchObject({ description: '电费', quantity: '2', unitPrice: '0.5', amount: '1.00' })
  })

  test('the better heading wins and the other column is reported', async () => {
    const { body, unmapped } = await onlyInvoice(utf8('项目,应收金额,金额\n电费,2.00,1.00'), 'csv', HERE)
    expect(body).toMatchObject({ lines: [{ amount: '1.00' }] })
    expect(unmapped).toEqual([{ place: 'row 2, column 2', detail: 'this column is not carried over' }])
  })

  test.each(['__proto__', 'constructor', 'prototype'])('a heading called %s is refused', async (name) => {
    expect(await fault(`项目,金额,${name}`, '电费,1.00,x')).toBe('row 1, column 3: this heading is not allowed')
  })

  test('a table without rows is refused', async () => {
    expect(await fault('项目,金额')).toBe('row 1, column 1: the table has no rows')
  })
})

describe('sizes and shapes that are refused', () => {
  test('one cell of a megabyte', async () => {
    expect(await fault('项目,金额', `${'x'.repeat(1_048_576)},1.00`)).toMatch(/^line \d+: not well-formed CSV: max record size$/)
  })

  test('one cell a little too long', async () => {
    expect(await fault('项目,金额', `${'x'.repeat(MAX_CELL_TEXT + 1)},1.00`)).toBe(
      'row 2, column 1: a cell is longer than 20480 characters',
    )
  })

  test('too many columns', async () => {
    expect(await fault(`项目,金额${','.repeat(MAX_TABLE_COLUMNS)}`, '电费,1.00')).toBe('row 1, column 257: more than 256 columns')
  })

  test('too many rows', async () => {
    expect(await fault('项目,金额', ...Array.from({ length: MAX_TABLE_ROWS }, () => 'a,1'))).toBe(
      'row 100001, column 1: more than 100000 rows',
    )
  })

  test('a file too large', async () => {
    expect(await faultsOf(new Uint8Array(MAX_TABLE_BYTES + 1), 'csv')).toEqual([
      { place: 'byte 1', detail: 'the file is larger than 20971520 bytes' },
    ])
  })

  test('a quote that is never closed', async () => {
    expect(await fault('项目,金额', '"电费,1.00')).toBe('line 2: not well-formed CSV: quote not closed')
  })
})
