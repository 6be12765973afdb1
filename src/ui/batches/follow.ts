// Following a batch to its end: as the service tells of it, and by asking again where its telling breaks off.
import type { Language } from '../language.ts'
import { answerOf, ask, Failure } from '../service/ask.ts'
import { eventsIn } from '../service/events.ts'
import type { BatchStatus } from './answers.ts'

const LOOK_MILLISECONDS = 1_000

export interface Followed {
  readonly path: string
  readonly language: Language
  readonly key: string
  readonly signal: AbortSignal
  readonly onStatus: (status: BatchStatus) => void
}

export function isUnderWay({ status }: Pick<BatchStatus, 'status'>): boolean {
  return status === 'queued' || status === 'running'
}

/** Resolves when it has ended or nobody waits any more; rejects where the service refuses, such as a batch that was removed. */
export async function follow(followed: Followed): Promise<void> {
  const { path, language, key, signal, onStatus } = followed
  const first = await ask<BatchStatus>(path, language, { key, signal })
  onStatus(first)
  if (!isUnderWay(first) || (await told(followed))) return
  while (!signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS))
    const status = await ask<BatchStatus>(path, language, { key, signal })
    onStatus(status)
    if (!isUnderWay(status)) return
  }
}

/** Whether the service told of it to the end; what is between us may cut such a stream short, or not let it through at all. */
async function told({ path, language, key, signal, onStatus }: Followed): Promise<boolean> {
  try {
    const { body } = await answerOf(`${path}/events`, language, { key, signal })
    if (body === null) return false
    for await (const { name, data } of eventsIn(body)) {
      // Asked again, a batch that is gone answers so in words.
      if (name === 'removed') return false
      const status: BatchStatus = JSON.parse(data)
      onStatus(status)
      if (!isUnderWay(status)) return true
    }
    return false
  } catch (error) {
    if (error instanceof Failure && error.problem !== undefined && error.problem.status < 500) throw error
    return signal.aborted
  }
}
