// Files of many bills for the benchmark of batches: forty issuers, three lines a bill, one in fifty bills with something wrong.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const ISSUERS = 40
const FLUSH = 1 << 20
const LINES = [
  { description: '居民生活电费', unit: 'kWh', price: 390, customerClass: 'residential' },
  { description: '农业排灌电费', unit: '千瓦时', price: 210, customerClass: 'agricultural' },
  { description: '自来水费', unit: '吨', price: 3200, customerClass: '' },
] as const
const MILLI = 1000
export const CSV_HEADER = '发票号码,开票日期,收费单位,收费主体,行政区划,收费项目,数量,单位,单价,金额,计费期间,用电类别\n'
const CLASSES: Readonly<Record<string, string>> = { residential: '居民生活', agricultural: '农业生产', '': '' }

interface BillLine {
  readonly description: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly amount: string
  readonly customerClass: string
}

function linesOf(index: number): BillLine[] {
  return LINES.map(({ description, unit, price, customerClass }, place) => {
    const charged = index % 50 === 7 && place === 0 ? price + 60 : price
    const quantity = 10 + ((index * 7 + place * 13) % 990)
    return {
      description,
      quantity: String(quantity),
      unit,
      unitPrice: (charged / MILLI).toString(),
      amount: ((quantity * charged) / MILLI).toFixed(2),
      customerClass,
    }
  })
}

const day = (index: number): string => String(1 + (index % 28)).padStart(2, '0')
const numberOf = (index: number): string => `HM-${String(index).padStart(8, '0')}`
const issuerOf = (index: number): string => `哈密第${1 + (index % ISSUERS)}物业服务有限公司`

export function ndjsonBill(index: number): string {
  const bill = {
    id: numberOf(index),
    issuer: { name: issuerOf(index), role: 'non-grid-supplier' },
    payer: { name: `商户${index % 5000}`, kind: 'small-or-micro-enterprise' },
    jurisdiction: '650502',
    issuedOn: `2023-04-${day(index)}`,
    lines: linesOf(index).map(({ customerClass, ...line }, place) => ({
      id: String(place + 1),
      ...line,
      period: { from: '2023-04-01', to: `2023-04-${day(index)}` },
      ...(customerClass === '' ? {} : { facts: { customerClass } }),
    })),
  }
  return `${JSON.stringify(bill)}\n`
}

export function csvRows(index: number): string {
  const head = `${numberOf(index)},2023-04-${day(index)},${issuerOf(index)},转供电主体,650502`
  return linesOf(index)
    .map(
      (line) =>
        `${head},${line.description},${line.quantity},${line.unit},${line.unitPrice},${line.amount},2023-04-01至2023-04-${day(index)},${CLASSES[line.customerClass]}\n`,
    )
    .join('')
}

/** Writes so many bills without holding them. */
export async function writeBills(path: string, bills: number, form: 'ndjson' | 'csv'): Promise<void> {
  const out = createWriteStream(path)
  let text = form === 'csv' ? CSV_HEADER : ''
  for (let index = 0; index < bills; index += 1) {
    text += form === 'csv' ? csvRows(index) : ndjsonBill(index)
    if (text.length < FLUSH) continue
    if (!out.write(text)) await once(out, 'drain')
    text = ''
  }
  out.end(text)
  await once(out, 'finish')
}
