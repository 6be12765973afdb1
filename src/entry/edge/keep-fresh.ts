// When an isolate asks whether a newer edition was published: after an answer while it is busy, and before one where it was idle too long.
import type { Freshness } from '../../app/freshness.ts'

/** An isolate that is asked something asks the database no more often. */
const EVERY_MILLISECONDS = 5000
/** A new edition is in force everywhere within a minute: who knows nothing newer than this asks before it judges. */
const OLDEST_MILLISECONDS = 45_000
/** Longer no request waits for the database: the edition held judges, as where asking fails. */
const PATIENCE_MILLISECONDS = 2000

/** Lets work go on after the answer was given. */
type Later = (work: Promise<void>) => void

/** Before an answer: nothing to wait for unless what is known is too old. */
export function freshEnough(
  freshness: Pick<Freshness, 'age' | 'idle' | 'refresh'>,
  later: Later,
  patience = PATIENCE_MILLISECONDS,
): Promise<unknown> | undefined {
  if (freshness.age < OLDEST_MILLISECONDS || freshness.idle < EVERY_MILLISECONDS) return undefined
  const asked = freshness.refresh()
  later(asked)
  return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patience))])
}

/** After an answer: asking costs the isolate as much as several checks, and a caller is not to wait for it. */
export function keepFresh(freshness: Pick<Freshness, 'idle' | 'refresh'>, later: Later): void {
  if (freshness.idle < EVERY_MILLISECONDS) return
  const asked = async () => {
    // By the next turn of the event loop the answer is on its way.
    await new Promise((resolve) => setTimeout(resolve, 0))
    // Of several answers given at once the first has asked by now.
    if (freshness.idle >= EVERY_MILLISECONDS) await freshness.refresh()
  }
  later(asked())
}
