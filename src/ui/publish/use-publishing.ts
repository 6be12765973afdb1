// The way of a change set: on which edition it stands, its rehearsal, and its publication; only what was rehearsed is published.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { useLanguage } from '../language.ts'
import { answerOf, ask, type Failure } from '../service/ask.ts'
import { failureOf, forgetAnswers } from '../service/use-answer.ts'
import type { EditionLine, Publication, Rehearsal } from './answers.ts'

interface Base {
  readonly number: number
  /** What names the edition in If-Match. */
  readonly tag: string
}

interface Rehearsed {
  readonly rehearsal: Rehearsal
  /** The text that was rehearsed, the bills it was replayed on, and the edition it was rehearsed on. */
  readonly text: string
  readonly replay: string
  readonly base: Base
}

export interface Publishing {
  /** The edition a draft begins on; undefined until it is known. */
  readonly base: Base | undefined
  readonly rehearsed: Rehearsed | undefined
  readonly published: Publication | undefined
  readonly failure: Failure | undefined
  readonly isBusy: boolean
  readonly rehearse: (text: string, replay: string) => Promise<void>
  readonly publish: () => Promise<void>
  /** Takes the newest edition as base, and rehearses on it. */
  readonly rebase: (text: string, replay: string) => Promise<void>
  readonly again: () => void
}

const BLANK = { rehearsed: undefined, published: undefined, failure: undefined, isBusy: false } as const
type Course = Pick<Publishing, 'rehearsed' | 'published' | 'failure' | 'isBusy'>

export function usePublishing(key: string): Publishing {
  const language = useLanguage()
  const [base, setBase] = useState<Base>()
  const [course, setCourse] = useState<Course>(BLANK)
  const known = useRef<Base>(undefined)
  const newest = useCallback(async (): Promise<Base> => {
    const answer = await answerOf('/v1/editions', language, {})
    const { editions }: { readonly editions: readonly EditionLine[] } = await answer.json()
    const found = { number: editions[0]?.number ?? 0, tag: answer.headers.get('etag') ?? '*' }
    known.current = found
    setBase(found)
    return found
  }, [language])
  const attempt = async (act: () => Promise<Partial<Course>>) => {
    setCourse((now) => ({ ...now, failure: undefined, isBusy: true }))
    const change = await act().catch((error): Partial<Course> => ({ failure: failureOf(error) }))
    setCourse((now) => ({ ...now, ...change, isBusy: false }))
  }
  useEffect(() => {
    if (known.current === undefined) newest().catch((error) => setCourse((now) => ({ ...now, failure: failureOf(error) })))
  }, [newest])
  const send = (body: string, { tag }: Base) =>
    ({ method: 'POST', type: 'application/json', key, body, headers: { 'If-Match': tag } }) as const
  const tried = async (text: string, replay: string, on: Base): Promise<Partial<Course>> => {
    const path = `/v1/editions?dryRun=true&replay=${encodeURIComponent(replay)}`
    return { rehearsed: { rehearsal: await ask<Rehearsal>(path, language, send(text, on)), text, replay, base: on } }
  }
  const rehearse = (text: string, replay: string) => attempt(async () => tried(text, replay, known.current ?? (await newest())))
  const rebase = (text: string, replay: string) => {
    forgetAnswers()
    return attempt(async () => tried(text, replay, await newest()))
  }
  const publish = () =>
    attempt(async () => {
      const { rehearsed } = course
      if (rehearsed === undefined) return {}
      const published = await ask<Publication>('/v1/editions', language, send(rehearsed.text, rehearsed.base))
      forgetAnswers()
      return { published }
    })
  const again = () => {
    known.current = undefined
    setCourse(BLANK)
    newest().catch((error) => setCourse({ ...BLANK, failure: failureOf(error) }))
  }
  return { base, ...course, rehearse, publish, rebase, again }
}

/** Whether the service refused because another edition stands now. */
export function isConflict(failure: Failure | undefined): boolean {
  return /\/(?:edition-changed|edition-conflict)$/.test(failure?.problem?.type ?? '')
}
