// The letter and the complaint: every violation found with its sums and articles, names filled in, and not a word of what was not found.
import { describe, expect, test } from 'vitest'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import { type Bill, bodyOf, emptyBill, emptyLine } from '../../src/ui/check/bill.ts'
import { claimLetter } from '../../src/ui/letters/claim.ts'
import { complaintDraft } from '../../src/ui/letters/complaint.ts'
import type { Matter } from '../../src/ui/letters/letter.ts'
import { library } from '../built-in.ts'

const line = (description: string, amount: string, more = {}) => ({ ...emptyLine(), description, amount, ...more })
const home = line('居民生活电费', '450.00', { quantity: '1000', unit: 'kWh', unitPrice: '0.45' })
const open = line('电费', '60.00', { quantity: '100', unit: 'kWh' })
const fair = line('居民生活用电', '39.00', { quantity: '100', unit: 'kWh', unitPrice: '0.39', facts: { object: '二号表' } })

function matterOf(changes: Partial<Bill>): Matter {
  const bill = { ...emptyBill(), jurisdiction: '650502', issuedOn: '2023-04-17', role: 'non-grid-supplier', ...changes }
  const { body, rows } = bodyOf(bill)
  const checked = checkInvoice(library, { body, language: 'zh' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem))
  return { report: checked.value, bill, rows, place: '新疆维吾尔自治区哈密市伊州区' }
}

const named = matterOf({
  id: 'HM-1',
  issuerName: '哈密某物业服务有限公司',
  payerName: '某商贸有限公司',
  lines: [emptyLine(), home, line('用电服务费', '50.00'), open, fair],
})

describe.each([
  ['the letter', claimLetter],
  ['the complaint', complaintDraft],
])('%s', (_, write) => {
  const text = write(named)

  test('names who charges and who pays, the number, the day and the place', () => {
    for (const part of ['哈密某物业服务有限公司', '某商贸有限公司', 'HM-1', '2023年4月17日', '哈密市伊州区']) expect(text).toContain(part)
  })

  test('states each violation with its sums, its arithmetic and its article with the date', () => {
    expect(text).toContain('1. “居民生活电费”：实收 450.00 元，最多可收 390.00 元，多收 60.00 元')
    expect(text).toContain('计算：1000 kWh × 0.39 元/kWh = 390.00 元')
    expect(text).toContain('（哈政办发〔2023〕14号），二（七）：居民0.39元/千瓦时（2023-03-29 起施行）')
    expect(text).toContain('2. “用电服务费”')
    expect(text).toContain('多收的 110.00 元')
  })

  test('claims nothing of lines that are open or in order, and says what is open', () => {
    expect(text).not.toMatch(/“电费”|“居民生活用电”|3\. /)
    expect(text).toContain('另有 1 项因事实不足尚不能断定')
  })

  test('leaves a blank for every name that was not given, and invents none', () => {
    const nameless = write(matterOf({ lines: [home] }))
    expect(nameless).toContain('＿＿＿＿')
    expect(nameless).not.toMatch(/undefined|null|单号|另有/)
  })

  test('asks for no money where none is owed', () => {
    const wrongSum = write(matterOf({ total: '40.00', lines: [fair] }))
    expect(wrongSum).toContain('单据整体')
    expect(wrongSum).not.toMatch(/退还/)
  })
})
