// What the catalogues cover, counted from them: entries by kind, place and verification, and what is known to be missing.
import type { PlacedFile } from '../core/catalogue/catalogue-set.ts'
import type { Item } from '../core/catalogue/schema/item.ts'
import { KINDS, VERIFICATIONS, type Verification } from '../core/catalogue/schema/words.ts'
import { COUNTRY, fullRegionName, type RegionTable } from '../core/values/region.ts'

const BEGIN = '<!-- coverage: written by npm run generate, not by hand -->'
const END = '<!-- /coverage -->'

/** The text with what stands between the two comments written anew; throws where it has not both of them. */
export function withCoverage(readme: string, files: readonly PlacedFile[], regions: RegionTable): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (begin === -1 || end < begin) throw new Error(`the README needs the lines ${BEGIN} and ${END} around the table`)
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${coverageText(files, regions)}\n\n${readme.slice(end)}`
}

/** Markdown: the table, its sums, and what each file says is missing. */
export function coverageText(files: readonly PlacedFile[], regions: RegionTable): string {
  const ordered = files.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || widestFirst(a.jurisdiction, b.jurisdiction))
  const places = [...new Set(ordered.map(({ jurisdiction }) => jurisdiction))].toSorted(widestFirst)
  const named = places.map((code) => (code === COUNTRY ? '`CN` the nation' : `\`${code}\` ${fullRegionName(regions, code) ?? code}`))
  const rows = ordered.map((file) => row(`${file.kind} | ${file.jurisdiction}`, [file], file.coverage.state))
  const missing = ordered.flatMap(({ path, coverage }) => coverage.missing.map(({ en, zh }) => `- \`${path}\`: ${en}（${zh}）`))
  return [
    `Places: ${named.join(', ')}.`,
    'Each cell is a count, and in brackets how far it was compared: read in the original / seen in a public copy / not yet compared. An item counts as its least compared limit or end.',
    [
      '| kind | place | items | limits | prohibitions | reliefs | state |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
      row('all | ', ordered, ''),
    ].join('\n'),
    'Known to be missing, as each file says under `coverage.missing`:',
    missing.join('\n'),
  ].join('\n\n')
}

/** The nation, then by code: a region before the cities in it. */
function widestFirst(a: string, b: string): number {
  if (a === b) return 0
  return a === COUNTRY || (b !== COUNTRY && a < b) ? -1 : 1
}

function row(head: string, files: readonly PlacedFile[], state: string): string {
  const items = files.flatMap((file) => file.items ?? [])
  const cells = [
    items.map(leastCompared),
    items.flatMap(({ limits }) => limits.map(({ verification }) => verification)),
    files.flatMap((file) => (file.prohibitions ?? []).map(({ verification }) => verification)),
    files.flatMap((file) => (file.reliefs ?? []).map(({ verification }) => verification)),
  ]
  return `| ${head} | ${cells.map(count).join(' | ')} | ${state} |`
}

function count(compared: readonly Verification[]): string {
  if (compared.length === 0) return ''
  const each = VERIFICATIONS.map((it) => compared.filter((verification) => verification === it).length)
  return `${compared.length} (${each.join('/')})`
}

function leastCompared({ limits, ended = [] }: Item): Verification {
  const all = [...limits, ...ended].map(({ verification }) => verification)
  return VERIFICATIONS.findLast((it) => all.includes(it)) ?? 'unconfirmed'
}
