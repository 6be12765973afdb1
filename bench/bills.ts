// Bills of any length for the benchmarks: the kinds of line the pilot sees, in fixed proportions, so that runs compare.

const LINES = [
  { description: '居民生活电费', quantity: '1000', unit: 'kWh', unitPrice: '0.45', amount: '450.00', facts: { customerClass: 'residential' } },
  {
    description: '商铺电费',
    quantity: '820',
    unit: 'kWh',
    unitPrice: '0.45',
    amount: '369.00',
    facts: { customerClass: 'industrial-commercial', metering: 'flat', basePrice: '0.41' },
  },
  { description: '农业排灌电费', quantity: '2400', unit: '千瓦时', unitPrice: '0.312', amount: '748.80', facts: { customerClass: 'agricultural' } },
  { description: '电费（2023年3月）', quantity: '60', unit: '度', unitPrice: '0.39', amount: '23.40', facts: { customerClass: 'residential' } },
  { description: '自来水费', quantity: '30', unit: '吨', unitPrice: '3.20', amount: '96.00' },
  { description: '物业服务费', quantity: '1', unit: '月', unitPrice: '180.00', amount: '180.00' },
  { description: '公共区域装饰品', quantity: '2', unit: '件', unitPrice: '35.00', amount: '70.00' },
  { description: '用电服务费', amount: '50.00' },
  { description: '*供电*居民电费', quantity: '410', unit: 'kWh', unitPrice: '0.39', amount: '159.90', facts: { customerClass: 'residential' } },
  { description: '商铺电费', quantity: '500', unit: 'kWh', unitPrice: '0.44', amount: '220.00', facts: { customerClass: 'industrial-commercial', basePrice: '0.41' } },
] as const

/** The text of a request with so many lines; every line has a meter and amounts of its own, so that nothing repeats word for word. */
export function billText(lines: number): string {
  const bill = {
    id: `BENCH-${lines}`,
    issuer: { name: '哈密某物业服务有限公司', role: 'non-grid-supplier' },
    payer: { name: '某商贸有限公司', kind: 'small-or-micro-enterprise' },
    jurisdiction: '650502',
    issuedOn: '2023-04-17',
    lines: Array.from({ length: lines }, (_, index) => {
      const line = LINES[index % LINES.length] ?? LINES[0]
      const period = { from: '2023-04-01', to: `2023-04-${String(1 + (index % 15)).padStart(2, '0')}` }
      return { id: `L${index + 1}`, ...line, description: `${line.description} 表号${String(10_000_000 + index)}`, period }
    }),
  }
  return JSON.stringify(bill)
}
