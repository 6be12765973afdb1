// When an isolate asks whether a newer edition was published: in the background while it is busy, and before it answers where it was idle too long.
import type { Freshness } from '../../app/freshness.ts'

/** An isolate that is asked something asks the database no more often. */
const EVERY_MILLISECONDS = 5000
/** A new edition is in force everywhere within a minute: who knows nothing newer than this asks before it judges. */
const OLDEST_MILLISECONDS = 45_000
/** Longer no request waits for the database: the edition held judges, as where asking fails. */
const PATIENCE_MILLISECONDS = 2000

/** `later` lets work go on after the answer was given. */
export async function keepFresh(
  freshness: Pick<Freshness, 'age' | 'idle' | 'refresh'>,
  later: (work: Promise<void>) => void,
  patience = PATIENCE_MILLISECONDS,
): Promise<void> {
  const { age, idle } = freshness
  if (idle < EVERY_MILLISECONDS) return
  const asked = freshness.refresh()
  later(asked)
  if (age >= OLDEST_MILLISECONDS) await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patience))])
}
