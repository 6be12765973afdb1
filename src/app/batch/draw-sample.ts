// Drawing the sample of a batch and saying how it was drawn.
import { readAccount } from './analysis.ts'
import { readPlan } from './plan-batch.ts'
import type { BlobStore } from './ports.ts'
import { readBills } from './read-results.ts'
import { Sampler, type Weights } from './sample.ts'

export interface SampleRequest {
  readonly seed: string
  readonly size: number
  readonly weights: Weights
}

/** The same batch, seed, size and weights draw the same invoices. */
export async function drawSample(blobs: BlobStore, id: string, { seed, size, weights }: SampleRequest) {
  const plan = await readPlan(blobs, id)
  if (plan === undefined) throw new Error(`batch ${id} has no plan`)
  const sampler = new Sampler(seed, size, weights)
  for (let index = 0; index < plan.stretches.length; index += 1) sampler.add(index, (await readAccount(blobs, id, index)).traces)
  const { population, places } = sampler.result()
  const drawn: object[] = []
  for await (const { line } of readBills(blobs, id, places)) {
    const { row, sheet = null, invoice, issuer, jurisdiction, issuedOn, verdict, summary, id: report } = line
    drawn.push({ row, sheet, invoice, issuer, jurisdiction, issuedOn, verdict, charged: summary.charged, excess: summary.excess, report })
  }
  return {
    seed,
    size: places.length,
    population,
    weights,
    method:
      'Efraimidis–Spirakis: each judged invoice, in the order of the file, gets u in (0, 1) from a 53-bit hash of "seed:position"; the largest ln(u) ÷ weight are drawn',
    invoices: drawn,
  }
}
