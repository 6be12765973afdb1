// Shares as percentages, moved by their digits alone: `0.0005` is `0.05%`, whatever a float would make of it.

export function percent(share: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(share)
  if (match === null) return share
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = fraction.padEnd(2, '0')
  const before = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const after = digits.slice(2).replace(/0+$/, '')
  return `${sign}${before}${after === '' ? '' : `.${after}`}%`
}
