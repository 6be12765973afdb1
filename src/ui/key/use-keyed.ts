// An answer of the service that needs a key; it is nobody else's business, so it is not kept.
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLanguage } from '../language.ts'
import { ask } from '../service/ask.ts'
import { type Awaited, failureOf } from '../service/use-answer.ts'

/** Another `turn` asks the same anew; what was answered before stands until the new answer is there. */
export function useKeyed<T>(path: string, key: string, turn = 0): Awaited<T> {
  const language = useLanguage()
  const [answer, setAnswer] = useState<Awaited<T>>({ state: 'waiting' })
  const [attempt, setAttempt] = useState(0)
  const shown = useRef('')
  useEffect(() => {
    const leaving = new AbortController()
    const asked = `${key} ${path}`
    setAnswer((now) => (shown.current === asked && now.state === 'here' ? now : { state: 'waiting' }))
    shown.current = asked
    ask<T>(path, language, { key, signal: leaving.signal }).then(
      (value) => setAnswer({ state: 'here', value }),
      (error) => {
        if (!leaving.signal.aborted) setAnswer({ state: 'failed', failure: failureOf(error), again: () => setAttempt((it) => it + 1) })
      },
    )
    return () => leaving.abort()
  }, [path, key, language, turn, attempt])
  return answer
}
