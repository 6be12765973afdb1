// Lets short pieces of work that came in together be done together: code and tables that one of them brought into the processor's caches serve the next.

/** So many at a time: whoever came first is not to wait for a crowd. */
const MOST = 32

/** Each promise settles once everything that had arrived was read, at most so many in one turn of the event loop, in the order they were asked for. */
export function together(most: number = MOST): () => Promise<void> {
  const waiting: (() => void)[] = []
  const turn = (): void => {
    const those = waiting.splice(0, most)
    if (waiting.length > 0) setImmediate(turn)
    for (const go of those) go()
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) setImmediate(turn)
    })
}
