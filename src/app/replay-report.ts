// The shape of what a replay says: what another edition would change for bills that were judged before.
import { z } from 'zod'
import { finding, verdict } from '../core/findings/report.ts'

const money = z.string().meta({ description: 'Yuan with two decimals.' })
const moved = {
  before: money,
  after: money,
  difference: money.describe('After less before: what more, or less, is to be paid back.'),
}
const replayedFinding = finding.pick({ code: true, severity: true, message: true, item: true, rule: true })
const findings = {
  new: z.array(replayedFinding).describe('Found by the later edition only.'),
  dropped: z.array(replayedFinding).describe('Found by the earlier edition only.'),
}
const verdicts = z.object({ before: verdict, after: verdict })

export const replayedLine = z.object({
  id: z.string(),
  description: z.string(),
  verdict: verdicts,
  item: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
  allowed: z.object({ before: money.nullable(), after: money.nullable() }),
  excess: z.object(moved),
  ...findings,
})

export const replayedBill = z
  .object({
    name: z.string(),
    issuer: z.string().nullable(),
    verdict: verdicts,
    excess: z.object(moved),
    ...findings,
    lines: z.array(replayedLine).describe('The lines that differ; findings about the bill as a whole stand beside them.'),
  })
  .meta({ id: 'ReplayedBill', description: 'A bill on which the two editions differ.' })

const fault = z.object({ pointer: z.string(), detail: z.string() })
export const unjudgedBill = z.object({
  name: z.string(),
  before: z.array(fault).nullable().describe('Why the earlier edition cannot judge it; null where it can.'),
  after: z.array(fault).nullable(),
})

const editionName = z.object({ number: z.int(), digest: z.string() })
export const replayReport = z
  .object({
    before: editionName,
    after: editionName,
    totals: z.object({
      bills: z.int(),
      judged: z.int().describe('By both editions; the sums are over these alone.'),
      unjudged: z.int(),
      changed: z.int().describe('Bills on which the editions differ.'),
      new: z.int(),
      dropped: z.int(),
      excess: z.object(moved),
    }),
    verdicts: z.array(z.object({ before: verdict, after: verdict, bills: z.int() })).describe('Changes of verdict.'),
    codes: z.array(z.object({ code: finding.shape.code, new: z.int(), dropped: z.int() })),
    items: z.array(z.object({ item: z.string().nullable(), name: z.string().nullable(), lines: z.int(), ...moved })),
    issuers: z.array(z.object({ issuer: z.string().nullable(), bills: z.int(), ...moved })),
    bills: z.array(replayedBill).describe('In the order they were given; at most so many as were asked for, the totals count all.'),
    unjudged: z.array(unjudgedBill).describe('Bills one of the editions cannot judge, with the reason.'),
  })
  .meta({ id: 'Replay', description: 'What another edition would change for these bills.' })

export type ReplayReport = z.infer<typeof replayReport>
export type ReplayedBill = z.infer<typeof replayedBill>
export type ReplayedLine = z.infer<typeof replayedLine>
export type ReplayedFinding = z.infer<typeof replayedFinding>
export type UnjudgedBill = z.infer<typeof unjudgedBill>
