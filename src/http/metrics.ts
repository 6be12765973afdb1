// What the service counts, and its text for Prometheus (exposition format 0.0.4).
import { PROBLEMS, type ProblemCode } from '../app/problems.ts'
import { FINDING_CODES, type Report, verdict } from '../core/findings/report.ts'

/** Upper ends of the buckets, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

interface Timing {
  readonly counts: number[]
  sum: number
  total: number
}

export class Metrics {
  readonly #checks = counter(verdict.options)
  readonly #findings = counter(FINDING_CODES)
  readonly #problems = counter(Object.keys(PROBLEMS))
  readonly #timings = new Map<string, Timing>()
  #lines = 0

  countReport(report: Report): void {
    add(this.#checks, report.verdict)
    this.#lines += report.lines.length
    for (const finding of report.findings) add(this.#findings, finding.code)
    for (const line of report.lines) for (const finding of line.findings) add(this.#findings, finding.code)
  }

  countProblem(code: ProblemCode): void {
    add(this.#problems, code)
  }

  /** `route` is the pattern, never the path: a label per path would grow without end. */
  observe(method: string, route: string, status: number, seconds: number): void {
    const labels = `method="${method}",route="${route}",status="${status}"`
    const timing = this.#timings.get(labels) ?? { counts: BUCKETS.map(() => 0), sum: 0, total: 0 }
    this.#timings.set(labels, timing)
    const bucket = BUCKETS.findIndex((end) => seconds <= end)
    if (bucket >= 0) timing.counts[bucket] = (timing.counts[bucket] ?? 0) + 1
    timing.sum += seconds
    timing.total += 1
  }

  text(): string {
    return [
      ...written('qingdan_checks_total', 'Invoices checked, by verdict.', 'verdict', this.#checks),
      ...written('qingdan_lines_total', 'Lines checked.', undefined, new Map([['', this.#lines]])),
      ...written('qingdan_findings_total', 'Findings reported, by code.', 'code', this.#findings),
      ...written('qingdan_problems_total', 'Requests answered with a problem, by code.', 'code', this.#problems),
      ...this.#durations(),
      '',
    ].join('\n')
  }

  #durations(): string[] {
    const name = 'qingdan_request_duration_seconds'
    const lines = [`# HELP ${name} Time to answer a request.`, `# TYPE ${name} histogram`]
    for (const [labels, { counts, sum, total }] of this.#timings) {
      let below = 0
      counts.forEach((count, index) => {
        below += count
        lines.push(`${name}_bucket{${labels},le="${BUCKETS[index]}"} ${below}`)
      })
      lines.push(`${name}_bucket{${labels},le="+Inf"} ${total}`, `${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${total}`)
    }
    return lines
  }
}

type Counts = Map<string, number>

/** Every label stands from the start, so that a rate over the first event is right. */
function counter(labels: readonly string[]): Counts {
  return new Map(labels.map((label) => [label, 0]))
}

function add(counts: Counts, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1)
}

function written(name: string, help: string, label: string | undefined, counts: Counts): string[] {
  const values = [...counts].map(([value, count]) => (label === undefined ? `${name} ${count}` : `${name}{${label}="${value}"} ${count}`))
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...values]
}
