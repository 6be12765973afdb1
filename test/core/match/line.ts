// A line that says nothing but its name, and its code where it has one.
import type { Line } from '../../../src/core/invoice/invoice.ts'
import { decimal } from '../../../src/core/values/decimal.ts'

export const lineOf = (description: string, code?: string): Line => ({
  index: 0,
  id: '1',
  code,
  description,
  quantity: undefined,
  unit: undefined,
  unitPrice: undefined,
  amount: decimal('1'),
  tax: undefined,
  credit: false,
  period: undefined,
  facts: undefined,
})
