// The toll block of a 数电票: whose passage, when, and for which row, where the file says so.
import { describe, expect, test } from 'vitest'
import { complaints, edited, einvoice, einvoiceRow, fixture, HERE, onlyInvoice } from './samples.ts'

type Body = { readonly lines: readonly Record<string, unknown>[]; readonly [key: string]: unknown }

async function bodyOf(bytes: Uint8Array): Promise<Body> {
  const { body } = await onlyInvoice(bytes, 'einvoice-cn', HERE)
  return body as Body
}

describe('a toll invoice', () => {
  test('takes the days from the toll block and the plate as the object, and no date for a quantity', async () => {
    const { body, unmapped } = await onlyInvoice(fixture('einvoice-toll.xml'), 'einvoice-cn', HERE)
    expect(body).toEqual({
      id: '26657000000000000021',
      issuer: { name: '甲高速公路有限公司', uscc: '91330000142942095H' },
      payer: { name: '乙物流有限公司' },
      jurisdiction: '650502',
      issuedOn: '2026-05-03',
      lines: [
        {
          id: '1',
          description: '*生产生活服务*通行费',
          amount: '100.00',
          tax: { rate: '0.03', net: '97.09', amount: '2.91' },
          period: { from: '2026-05-01', to: '2026-05-02' },
          facts: { object: '新A00000' },
        },
      ],
      total: '100.00',
    })
    expect(complaints(body)).toEqual([])
    // 客车 and 货车 are no toll classes.
    expect(unmapped).toContainEqual({ place: '/EInvoice/EInvoiceData/SpecificInformation/Toll/VehicleType', detail: 'not carried over' })
  })

  test('without days in the block takes those printed in the columns', async () => {
    const bytes = edited('einvoice-toll.xml', /<StartDates[\s\S]*?<\/EndDatesOfPassage>/, '')
    expect((await bodyOf(bytes)).lines[0]).toMatchObject({ period: { from: '2026-05-01', to: '2026-05-02' } })
  })

  test('a row with a true quantity keeps it', async () => {
    const bytes = edited('einvoice-toll.xml', /<Quantity>20260501<\/Quantity>\s*<UnPrice>20260502<\/UnPrice>/, '<Quantity>1</Quantity>')
    expect((await bodyOf(bytes)).lines[0]).toMatchObject({ quantity: '1' })
  })

  const toll = (plate: string, day: string): string =>
    `<Toll><PlateNumber>${plate}</PlateNumber><StartDatesOfPassage>${day}</StartDatesOfPassage><EndDatesOfPassage>${day}</EndDatesOfPassage></Toll>`
  const rows = ['10.00', '20.00'].map((amount) => einvoiceRow({ ItemName: '通行费', Amount: amount, TaxRate: '免税' })).join('')

  test('as many blocks as rows speak for one row each', async () => {
    const rest = `<SpecificInformation>${toll('新A1', '20260501')}${toll('新A2', '20260502')}</SpecificInformation>`
    const { lines } = await bodyOf(einvoice(rows, '', rest))
    expect(lines.map(({ facts, period }) => [facts, period])).toEqual([
      [{ object: '新A1' }, { from: '2026-05-01', to: '2026-05-01' }],
      [{ object: '新A2' }, { from: '2026-05-02', to: '2026-05-02' }],
    ])
  })

  test('one block speaks for all rows', async () => {
    const { lines } = await bodyOf(einvoice(rows, '', `<SpecificInformation>${toll('新A1', '20260501')}</SpecificInformation>`))
    expect(lines.map(({ facts }) => facts)).toEqual([{ object: '新A1' }, { object: '新A1' }])
  })

  test('blocks that cannot be told apart are reported and not guessed', async () => {
    const rest = `<SpecificInformation>${toll('新A1', '20260501').repeat(3)}</SpecificInformation>`
    const { body, unmapped } = await onlyInvoice(einvoice(rows, '', rest), 'einvoice-cn', HERE)
    expect((body as Body).lines.map(({ facts }) => facts)).toEqual([undefined, undefined])
    expect(unmapped).toContainEqual({ place: '/EInvoice/EInvoiceData/SpecificInformation', detail: 'not carried over' })
  })

  test('days in the wrong order make no period', async () => {
    const bytes = edited('einvoice-toll.xml', '2026-05-02</EndDates', '2026-04-02</EndDates')
    const { body, unmapped } = await onlyInvoice(bytes, 'einvoice-cn', HERE)
    // What the columns of the row print is asked next.
    expect((body as Body).lines[0]).toMatchObject({ period: { from: '2026-05-01', to: '2026-05-02' } })
    expect(unmapped.filter(({ detail }) => detail === 'no period can be made of it')).toHaveLength(2)
  })
})
