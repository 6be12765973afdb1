// Bills of any length for the benchmarks: the kinds of line the pilot sees, in fixed proportions, so that runs compare.

const PRICED = [
  { description: '居民生活电费', unit: 'kWh', unitPrice: '0.45', facts: { customerClass: 'residential' } },
  {
    description: '商铺电费',
    unit: 'kWh',
    unitPrice: '0.45',
    facts: { customerClass: 'industrial-commercial', metering: 'flat', basePrice: '0.41' },
  },
  { description: '农业排灌电费', unit: '千瓦时', unitPrice: '0.312', facts: { customerClass: 'agricultural' } },
  { description: '电费（2023年3月）', unit: '度', unitPrice: '0.39', facts: { customerClass: 'residential' } },
  { description: '自来水费', unit: '吨', unitPrice: '3.2' },
  { description: '公共区域装饰品', unit: '件', unitPrice: '35' },
  { description: '*供电*居民电费', unit: 'kWh', unitPrice: '0.39', facts: { customerClass: 'residential' } },
  {
    description: '商铺电费',
    unit: 'kWh',
    unitPrice: '0.44',
    facts: { customerClass: 'industrial-commercial', metering: 'flat', basePrice: '0.4' },
  },
  { description: '居民电费 表号20231', unit: 'kWh', unitPrice: '0.38', facts: { customerClass: 'residential' } },
  { description: '用电服务费', unit: '月', unitPrice: '12' },
] as const

/** Thousandths, so that quantity × price is exact in whole numbers. */
const MILLI = 1000

/** The text of a request with so many lines: the kinds of line a property company bills, each with quantities of its own; `first` lines of a longer bill are passed over. */
export function billText(lines: number, first = 0): string {
  const bill = {
    id: `BENCH-${lines}`,
    issuer: { name: '哈密某物业服务有限公司', role: 'non-grid-supplier' },
    payer: { name: '某商贸有限公司', kind: 'small-or-micro-enterprise' },
    jurisdiction: '650502',
    issuedOn: '2023-04-17',
    lines: Array.from({ length: lines }, (_, place) => {
      const index = first + place
      const line = PRICED[index % PRICED.length] ?? PRICED[0]
      const quantity = 100 + 10 * index
      const amount = ((quantity * Math.round(Number(line.unitPrice) * MILLI)) / MILLI).toFixed(2)
      const period = { from: '2023-04-01', to: `2023-04-${String(1 + (index % 15)).padStart(2, '0')}` }
      return { id: `L${index + 1}`, ...line, quantity: String(quantity), amount, period }
    }),
  }
  return JSON.stringify(bill)
}
