// An answer of the service that needs a key; it is nobody else's business, so it is not kept.
import { useEffect, useState } from 'preact/hooks'
import { useLanguage } from '../language.ts'
import { ask } from '../service/ask.ts'
import { type Awaited, failureOf } from '../service/use-answer.ts'

export function useKeyed<T>(path: string, key: string): Awaited<T> {
  const language = useLanguage()
  const [answer, setAnswer] = useState<Awaited<T>>({ state: 'waiting' })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    setAnswer({ state: 'waiting' })
    ask<T>(path, language, { key, signal: leaving.signal }).then(
      (value) => setAnswer({ state: 'here', value }),
      (error) => {
        if (!leaving.signal.aborted) setAnswer({ state: 'failed', failure: failureOf(error), again: () => setTurn(turn + 1) })
      },
    )
    return () => leaving.abort()
  }, [path, key, language, turn])
  return answer
}
