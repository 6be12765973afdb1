// An answer of the service while it is awaited, when it is there, and when it failed; what was answered once is not asked again.
import { useEffect, useState } from 'preact/hooks'
import { type Language, useLanguage } from '../language.ts'
import { answerOf, Failure } from './ask.ts'

export type Awaited<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Failure; readonly again: () => void }

const WAITING = { state: 'waiting' } as const
const answers = new Map<string, Promise<string>>()
const MOST_KEPT = 200

/** Asks once; a failure is forgotten, so that asking again asks anew. */
export async function askOnce<T>(path: string, language: Language): Promise<T> {
  const key = `${language} ${path}`
  const known = answers.get(key)
  if (known !== undefined) return JSON.parse(await known)
  if (answers.size >= MOST_KEPT) answers.clear()
  const asked = answerOf(path, language, {}).then((response) => response.text())
  answers.set(key, asked)
  asked.catch(() => answers.delete(key))
  return JSON.parse(await asked)
}

/** What was answered before may be no longer true: after an edition was published. */
export function forgetAnswers(): void {
  answers.clear()
}

/** Undefined as path: nothing is asked yet. */
export function useAnswer<T>(path: string | undefined): Awaited<T> {
  const language = useLanguage()
  const [answer, setAnswer] = useState<Awaited<T>>(WAITING)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (path === undefined) return
    let wanted = true
    setAnswer(WAITING)
    askOnce<T>(path, language).then(
      (value) => wanted && setAnswer({ state: 'here', value }),
      (error) => wanted && setAnswer({ state: 'failed', failure: failureOf(error), again: () => setTurn(turn + 1) }),
    )
    return () => {
      wanted = false
    }
  }, [path, language, turn])
  return answer
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new Failure({ type: 'about:blank', title: detail, status: 0, detail })
}
