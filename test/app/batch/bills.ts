// Bills of a small batch, each with something a regulator would ask about.

export interface BillWish {
  readonly id: string
  readonly issuer?: string
  readonly payer?: string
  readonly issuedOn?: string
  readonly jurisdiction?: string
  readonly price?: string
  readonly quantity?: number
  readonly lines?: readonly object[]
}

/** A home in Hami, billed for electricity: 0.39 yuan is the limit. */
export function bill({
  id,
  issuer = '甲物业',
  payer = '乙',
  issuedOn = '2023-04-17',
  jurisdiction = '650502',
  price = '0.39',
  quantity = 100,
  lines,
}: BillWish) {
  const amount = ((quantity * Math.round(Number(price) * 1000)) / 1000).toFixed(2)
  const line = {
    description: '居民生活电费',
    quantity: String(quantity),
    unit: 'kWh',
    unitPrice: price,
    amount,
    facts: { customerClass: 'residential' },
  }
  return {
    id,
    issuer: { name: issuer, role: 'non-grid-supplier' },
    payer: { name: payer, kind: 'individual' },
    jurisdiction,
    issuedOn,
    lines: lines ?? [line],
  }
}

export function ndjson(...lines: readonly (object | string)[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('')
}
