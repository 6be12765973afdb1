// The bill that the documentation shows: what it says of it is held to be true by a test.

/** A home in Hami charged more for electricity than a supplier off the grid may charge. */
export const EXAMPLE_INVOICE = {
  id: 'HM-2023-0417',
  issuer: { name: '哈密某物业服务有限公司', role: 'non-grid-supplier' },
  payer: { kind: 'individual' },
  jurisdiction: '650502',
  issuedOn: '2023-04-17',
  lines: [
    {
      description: '居民生活电费',
      quantity: '1000',
      unit: 'kWh',
      unitPrice: '0.45',
      amount: '450.00',
      period: { from: '2023-04-01', to: '2023-04-15' },
      facts: { customerClass: 'residential' },
    },
  ],
  total: '450.00',
}
