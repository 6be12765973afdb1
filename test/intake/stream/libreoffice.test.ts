// A workbook that LibreOffice Calc wrote: two merged title rows, merged invoice cells, a formula, full-width digits, a row of sums.
import { expect, test } from 'vitest'
import { fixture } from '../samples.ts'
import { takenInStretches } from './cut.ts'

test('a spreadsheet made in LibreOffice becomes exactly these invoices', async () => {
  const { plan, taken } = await takenInStretches(fixture('batch-libreoffice.xlsx'), 'xlsx')
  const issuer = (name: string) => ({ name, role: 'non-grid-supplier' })
  expect(taken.invoices.map(({ row, body }) => ({ row, body }))).toEqual([
    {
      row: 4,
      body: {
        id: 'ZGD-001',
        issuer: issuer('甲物业服务有限公司'),
        jurisdiction: '650502',
        issuedOn: '2023-04-17',
        lines: [
          {
            id: '1',
            description: '居民生活电费',
            quantity: '1000',
            unitPrice: '0.45',
            amount: '450',
            facts: { customerClass: 'residential' },
          },
          { id: '2', description: '用电服务费', amount: '50.00' },
        ],
      },
    },
    {
      row: 6,
      body: {
        id: 'ZGD-002',
        issuer: issuer('乙物业服务有限公司'),
        jurisdiction: '650502',
        issuedOn: '2023-04-18',
        lines: [
          {
            id: '1',
            description: '居民生活电费',
            quantity: '200',
            unitPrice: '0.39',
            amount: '78',
            facts: { customerClass: 'residential' },
          },
        ],
      },
    },
  ])
  expect(taken).toMatchObject({ rejected: [], sums: 1 })
  expect(plan).toMatchObject({ formulas: 2, invoices: 2 })
  expect(plan.notes.map(({ place, detail }) => `${place} ${detail.zh}`)).toEqual([
    '转供电!A1 有 2 个单元格含公式，采用其保存的值',
    '转供电!A1 表头之上的标题没有带入核对',
    '转供电!A2 表头之上的标题没有带入核对',
  ])
})
