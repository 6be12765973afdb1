// Putting two tallies together: counts add up, samples and tops stay as long as they may be.
import { byPlace, bySize, emptySums, entryOf, MAX_LARGEST, MAX_SAMPLES, type Sums, type Tally } from './tally.ts'

/** Adds `other` to `into`; the outcome is the same in whatever order the stretches of a batch are merged. */
export function mergeTally(into: Tally, other: Tally): void {
  into.rows += other.rows
  into.invoices += other.invoices
  into.rejected += other.rejected
  into.sumRows += other.sumRows
  into.charged += other.charged
  into.excess += other.excess
  mergeVerdicts(into, other)
  mergeIssuers(into, other)
  mergeCodes(into, other)
  for (const [id, { name, kind, sums }] of other.items)
    addSums(entryOf(into.items, id, () => ({ name, kind, sums: emptySums() })).sums, sums)
  for (const [month, sums] of other.months) addSums(entryOf(into.months, month, emptySums), sums)
  for (const [district, sums] of other.districts) addSums(entryOf(into.districts, district, emptySums), sums)
  mergeNear(into, other)
  into.largest = [...into.largest, ...other.largest].sort(bySize).slice(0, MAX_LARGEST)
}

export function addSums(into: Sums, other: Sums): void {
  into.invoices += other.invoices
  into.lines += other.lines
  into.violations += other.violations
  into.undetermined += other.undetermined
  into.charged += other.charged
  if (other.excess !== 0n) into.excess += other.excess
}

function mergeVerdicts(into: Tally, other: Tally): void {
  for (const verdict of ['violation', 'undetermined', 'permitted', 'not-regulated'] as const) {
    into.verdicts[verdict] += other.verdicts[verdict]
    into.lineVerdicts[verdict] += other.lineVerdicts[verdict]
  }
}

function mergeIssuers(into: Tally, other: Tally): void {
  for (const [key, theirs] of other.issuers) {
    const { name, uscc } = theirs
    const ours = entryOf(into.issuers, key, () => ({ name, uscc, sums: emptySums(), codes: new Map(), stretches: [] }))
    addSums(ours.sums, theirs.sums)
    addStretches(ours.stretches, theirs.stretches)
    for (const [code, { lines, excess }] of theirs.codes) {
      const known = ours.codes.get(code) ?? { lines: 0, excess: 0n }
      ours.codes.set(code, { lines: known.lines + lines, excess: known.excess + excess })
    }
  }
}

/** Both ascend. Stretches come one after the other, so that as a rule theirs stand behind ours. */
function addStretches(ours: number[], theirs: readonly number[]): void {
  for (const stretch of theirs) {
    if (stretch > (ours.at(-1) ?? -1)) ours.push(stretch)
    else if (!ours.includes(stretch))
      ours.splice(
        ours.findIndex((it) => it > stretch),
        0,
        stretch,
      )
  }
}

function mergeCodes(into: Tally, other: Tally): void {
  for (const [code, theirs] of other.codes) {
    const ours = into.codes.get(code) ?? { findings: 0, lines: 0, excess: 0n, samples: [] }
    ours.findings += theirs.findings
    ours.lines += theirs.lines
    ours.excess += theirs.excess
    ours.samples = [...ours.samples, ...theirs.samples].sort(byPlace).slice(0, MAX_SAMPLES)
    into.codes.set(code, ours)
  }
}

function mergeNear(into: Tally, other: Tally): void {
  for (const [key, theirs] of other.near) {
    const ours = entryOf(into.near, key, () => ({ ...theirs, bounded: 0, near: 0, nearCharged: 0n, gaps: theirs.gaps.map(() => 0) }))
    ours.bounded += theirs.bounded
    ours.near += theirs.near
    ours.nearCharged += theirs.nearCharged
    theirs.gaps.forEach((count, gap) => {
      ours.gaps[gap] = (ours.gaps[gap] ?? 0) + count
    })
  }
}
