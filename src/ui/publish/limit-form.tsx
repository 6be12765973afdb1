// One dated limit: how much, for whom, on which days, by which document, and how far it was compared with it.
import type { JSX } from 'preact'
import { ConditionRows } from './condition-rows.tsx'
import { Grounds } from './grounds.tsx'
import { ShapeFields } from './shape-fields.tsx'

export function LimitForm({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  return (
    <div class="limit-form">
      <ShapeFields at={`${at}/limit`} />
      <ConditionRows at={`${at}/when`} />
      <Grounds at={at} known={known} />
    </div>
  )
}
