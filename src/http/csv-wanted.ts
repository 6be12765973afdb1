// Whether a caller would rather have CSV than JSON, by Accept (RFC 9110): only where it is named, and not less wanted than JSON is.

export const CSV_TYPE = 'text/csv'
const JSON_TYPE = 'application/json'

export function wantsCsv(header: string | undefined): boolean {
  const wanted = new Map<string, number>()
  for (const range of (header ?? '').toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
    const stated = parameters.find((it) => it.startsWith('q='))?.slice('q='.length)
    wanted.set(type, stated === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(stated) ? Number(stated) : 0)
  }
  const csv = wanted.get(CSV_TYPE) ?? 0
  return csv > 0 && csv > (wanted.get(JSON_TYPE) ?? 0)
}
