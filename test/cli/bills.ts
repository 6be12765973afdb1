// Bills whose verdicts the pilot’s documents settle, for tests that care about how a verdict is told.
const power = (price: string, amount: string) => ({
  id: `E-${amount}`,
  issuer: { name: '某物业', role: 'non-grid-supplier' },
  jurisdiction: '650502',
  issuedOn: '2023-04-17',
  lines: [
    { description: '居民生活电费', quantity: '1000', unit: 'kWh', unitPrice: price, amount, facts: { customerClass: 'residential' } },
  ],
})

export const permitted = power('0.39', '390.00')
export const violation = power('0.45', '450.00')
/** Twelve per cent over the base with the metering unknown, and more than the base alone. */
export const undetermined = {
  ...power('0.448', '448.00'),
  lines: [{ description: '商铺电费', quantity: '1000', unit: 'kWh', amount: '440.00', facts: { customerClass: 'industrial-commercial' } }],
}
export const notRegulated = {
  issuer: { role: 'enterprise' },
  jurisdiction: '650502',
  issuedOn: '2023-04-17',
  lines: [{ description: '苹果', amount: '8.00' }],
}
/** Two faults at two places. */
export const unreadable = { ...permitted, issuedOn: '2023-02-30', payer: { kind: 'firm' } }
