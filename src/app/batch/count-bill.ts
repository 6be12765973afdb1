// Counting one judged bill into the tally of its stretch.
import type { FindingCode, LineReport, Report } from '../../core/findings/report.ts'
import { fenOf } from './fen.ts'
import type { JudgedBill } from './judged-bill.ts'
import { addSums } from './merge-tally.ts'
import { bySize, emptySums, entryOf, type IssuerTally, MAX_LARGEST, MAX_SAMPLES, type NearLimit, type Place, type Tally } from './tally.ts'

/** A charge is near its limit when it stays below it by no more than so many hundredths. */
export const NEAR_HUNDREDTHS = 5

/** The month is that of the day the bill was issued on, the district the place it names. */
export function countBill(tally: Tally, bill: JudgedBill, stretch: number): void {
  const { report, issuer, jurisdiction, issuedOn } = bill
  const charged = fenOf(report.summary.charged)
  const excess = fenOf(report.summary.excess)
  tally.invoices += 1
  tally.verdicts[report.verdict] += 1
  tally.charged += charged
  tally.excess += excess
  const ours = entryOf(tally.issuers, issuer.key, () => newIssuer(issuer))
  const { violation: violations, undetermined } = report.summary
  const whole = { invoices: 1, lines: report.lines.length, violations, undetermined, charged, excess }
  addSums(ours.sums, whole)
  addSums(entryOf(tally.months, issuedOn.slice(0, 'YYYY-MM'.length), emptySums), whole)
  addSums(entryOf(tally.districts, jurisdiction, emptySums), whole)
  if (report.verdict === 'violation' && ours.stretches.at(-1) !== stretch) ours.stretches.push(stretch)
  for (const [index, line] of report.lines.entries()) countLine(tally, bill, ours, line, { stretch, row: bill.row, line: index })
  if (report.findings.length > 0) countFindings(tally, ours, report, { stretch, row: bill.row, line: -1 })
}

function newIssuer({ name, uscc }: JudgedBill['issuer']): IssuerTally {
  return { name, uscc, sums: emptySums(), codes: new Map(), stretches: [] }
}

function countLine(tally: Tally, bill: JudgedBill, issuer: IssuerTally, line: LineReport, place: Place): void {
  const charged = fenOf(line.charged)
  const excess = fenOf(line.excess)
  tally.lineVerdicts[line.verdict] += 1
  const { item = null, name = null, kind = null } = line.match ?? {}
  if (item !== null) {
    const { sums } = entryOf(tally.items, item, () => ({ name, kind, sums: emptySums() }))
    const violations = line.verdict === 'violation' ? 1 : 0
    const undetermined = line.verdict === 'undetermined' ? 1 : 0
    addSums(sums, { invoices: 1, lines: 1, violations, undetermined, charged, excess })
    if (line.verdict === 'permitted' && line.allowed !== null) countNear(tally, bill.issuer.key, item, charged, fenOf(line.allowed))
  }
  if (line.findings.length > 0) countFindings(tally, issuer, line, place, excess)
  if (excess > 0n) keepLargest(tally, bill, line, place, { charged, excess })
}

function countFindings(
  tally: Tally,
  issuer: IssuerTally,
  { findings }: Pick<LineReport | Report, 'findings'>,
  place: Place,
  excess = 0n,
): void {
  const codes = new Set<FindingCode>()
  for (const { code } of findings) {
    const sums = tally.codes.get(code) ?? { findings: 0, lines: 0, excess: 0n, samples: [] }
    tally.codes.set(code, sums)
    sums.findings += 1
    if (codes.has(code)) continue
    codes.add(code)
    const isLine = place.line >= 0
    sums.lines += isLine ? 1 : 0
    sums.excess += excess
    if (sums.samples.length < MAX_SAMPLES) sums.samples = [...sums.samples, place]
    const own = issuer.codes.get(code) ?? { lines: 0, excess: 0n }
    issuer.codes.set(code, { lines: own.lines + (isLine ? 1 : 0), excess: own.excess + excess })
  }
}

function countNear(tally: Tally, issuer: string, item: string, charged: bigint, allowed: bigint): void {
  if (allowed <= 0n || charged > allowed) return
  const near = nearOf(tally, issuer, item)
  near.bounded += 1
  const below = allowed - charged
  if (below === 0n || below * 100n > allowed * BigInt(NEAR_HUNDREDTHS)) return
  near.near += 1
  near.nearCharged += charged
  const gap = Number((below * 100n + allowed - 1n) / allowed) - 1
  near.gaps[gap] = (near.gaps[gap] ?? 0) + 1
}

const nearBy = new WeakMap<Tally, Map<string, Map<string, NearLimit>>>()

/** The entry of an issuer and an item: found by the one and then the other, for a key of both is put together anew for every line. */
function nearOf(tally: Tally, issuer: string, item: string): NearLimit {
  const byIssuer = standing(nearBy, tally, () => new Map())
  const byItem = standing(byIssuer, issuer, () => new Map())
  return standing(byItem, item, () => entryOf(tally.near, `${issuer}\n${item}`, () => newNear(issuer, item)))
}

interface Entries<K, V> {
  readonly get: (key: K) => V | undefined
  readonly set: (key: K, value: V) => unknown
}

/** What stands under the key, put there where nothing does. */
function standing<K, V>(entries: Entries<K, V>, key: K, make: () => V): V {
  let value = entries.get(key)
  if (value === undefined) {
    value = make()
    entries.set(key, value)
  }
  return value
}

function newNear(issuer: string, item: string): NearLimit {
  return { issuer, item, bounded: 0, near: 0, nearCharged: 0n, gaps: Array.from({ length: NEAR_HUNDREDTHS }, () => 0) }
}

function keepLargest(
  tally: Tally,
  bill: JudgedBill,
  line: LineReport,
  place: Place,
  { charged, excess }: { charged: bigint; excess: bigint },
): void {
  const least = tally.largest.at(-1)
  if (tally.largest.length >= MAX_LARGEST && least !== undefined && least.excess >= excess) return
  const code = line.findings.find(({ severity }) => severity === 'violation')?.code ?? 'above-limit'
  const large = {
    ...place,
    excess,
    charged,
    allowed: line.allowed === null ? 0n : fenOf(line.allowed),
    invoice: bill.report.invoice,
    issuer: bill.issuer.key,
    lineId: line.id,
    description: bill.billed[place.line] ?? '',
    item: line.match?.item ?? null,
    code,
  }
  tally.largest = [...tally.largest, large].sort(bySize).slice(0, MAX_LARGEST)
}
