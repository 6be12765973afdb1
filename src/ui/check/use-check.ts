// One check from the bill to its answer: what is asked, what came back for which bill, and which field each fault stands at.
import { useCallback, useRef, useState } from 'preact/hooks'
import { useLanguage } from '../language.ts'
import type { Report } from '../service/answers.ts'
import { ask, type Failure } from '../service/ask.ts'
import { failureOf } from '../service/use-answer.ts'
import { type Bill, bodyOf } from './bill.ts'

export interface Checked {
  readonly report: Report
  readonly bill: Bill
  /** The row of the bill in which each line of the report stands. */
  readonly rows: readonly number[]
}

export interface Check {
  readonly isRunning: boolean
  readonly checked: Checked | undefined
  readonly failure: Failure | undefined
  /** What is wrong, by the field: `jurisdiction`, `0/amount`. */
  readonly faults: ReadonlyMap<string, string>
  /** Resolves to whether there is a report. */
  readonly run: (bill: Bill) => Promise<boolean>
  readonly forget: () => void
}

const NO_FAULTS: ReadonlyMap<string, string> = new Map()

export function useCheck(): Check {
  const language = useLanguage()
  const [isRunning, setRunning] = useState(false)
  const [checked, setChecked] = useState<Checked>()
  const [failure, setFailure] = useState<Failure>()
  const [faults, setFaults] = useState(NO_FAULTS)
  const turn = useRef(0)

  const run = useCallback(
    async (bill: Bill) => {
      const mine = ++turn.current
      setRunning(true)
      const { body, rows } = bodyOf(bill)
      try {
        const report = await ask<Report>('/v1/checks', language, { method: 'POST', type: 'application/json', body: JSON.stringify(body) })
        if (mine !== turn.current) return false
        setChecked({ report, bill, rows })
        setFailure(undefined)
        setFaults(NO_FAULTS)
        return true
      } catch (error) {
        if (mine !== turn.current) return false
        const failed = failureOf(error)
        setFailure(failed)
        setFaults(faultsOf(failed, rows))
        return false
      } finally {
        if (mine === turn.current) setRunning(false)
      }
    },
    [language],
  )
  const forget = useCallback(() => {
    turn.current += 1
    setChecked(undefined)
    setFailure(undefined)
    setFaults(NO_FAULTS)
  }, [])
  return { isRunning, checked, failure, faults, run, forget }
}

function faultsOf({ problem }: Failure, rows: readonly number[]): ReadonlyMap<string, string> {
  const faults = (problem?.errors ?? []).map(({ pointer, detail }): [string, string] => {
    const [, line, field] = /^\/lines\/(\d+)\/?(.*)$/.exec(pointer) ?? []
    if (line !== undefined) return [`${rows[Number(line)] ?? line}/${field}`, detail]
    return [pointer.slice(1), detail]
  })
  return new Map(faults)
}
