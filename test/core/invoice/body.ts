// Bodies of the tests about submitted invoices: a sound one, and what parsing says of others.
import type { Invoice } from '../../../src/core/invoice/invoice.ts'
import { parseInvoice } from '../../../src/core/invoice/parse.ts'
import { buildEdition, REGIONS } from '../build-edition.ts'

const { vocabulary } = buildEdition([]).edition

/** The example of the contract, with what it leaves out in dots. */
export const SOUND = {
  id: 'HM-2023-0417',
  issuer: { name: '哈密某物业服务有限公司', uscc: '9153000077859986X2', role: 'non-grid-supplier' },
  payer: { name: '某商贸有限公司', uscc: '91330000142942095H', kind: 'enterprise' },
  jurisdiction: '650502',
  issuedOn: '2023-04-17',
  currency: 'CNY',
  lines: [
    {
      id: '1',
      code: null,
      description: '居民生活电费',
      quantity: '1000',
      unit: 'kWh',
      unitPrice: '0.45',
      amount: '450.00',
      period: { from: '2023-03-01', to: '2023-03-31' },
      facts: { customerClass: 'residential' },
    },
  ],
  total: '450.00',
} as const

export const LINE = SOUND.lines[0]
export const withLine = (more: object): object => ({ ...SOUND, lines: [{ ...LINE, ...more }] })

/** Pointers of the faults, in their order; none for a sound body. */
export function pointers(body: unknown): string[] {
  return faults(body).map((fault) => fault.pointer)
}

export function faults(body: unknown) {
  const parsed = parseInvoice(body, vocabulary, REGIONS)
  return parsed.ok ? [] : parsed.faults
}

export function parsed(body: unknown): Invoice {
  const result = parseInvoice(body, vocabulary, REGIONS)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.invoice
}
