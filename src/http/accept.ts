// Which of the types we offer a caller would rather have (RFC 9110, Accept).

/** The best of the types offered, the first of them where the caller does not care; undefined where none will do. */
export function preferredType<T extends string>(header: string | undefined, offered: readonly T[]): T | undefined {
  if (header === undefined || header.trim() === '') return offered[0]
  const ranges = header.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const stated = parameters.find((it) => it.startsWith('q='))?.slice('q='.length)
    return { type, quality: stated === undefined ? 1 : Number(stated) || 0 }
  })
  const weighed = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }))
  const best = Math.max(...weighed.map(({ quality }) => quality))
  return best > 0 ? weighed.find(({ quality }) => quality === best)?.type : undefined
}

/** The most specific range that fits decides. */
function qualityOf(type: string, ranges: readonly { readonly type: string; readonly quality: number }[]): number {
  for (const range of [type, `${type.split('/')[0]}/*`, '*/*']) {
    const found = ranges.find((it) => it.type === range)
    if (found !== undefined) return found.quality
  }
  return 0
}
