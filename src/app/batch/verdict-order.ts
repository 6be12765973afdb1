// The verdicts in the order a regulator looks at them.
import type { Verdict } from '../../core/findings/report.ts'

export const VERDICT_ORDER: readonly Verdict[] = ['violation', 'undetermined', 'permitted', 'not-regulated']
