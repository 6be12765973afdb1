// A part of the page that is fetched when it is first needed.
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useSay } from '../language.ts'
import { Failure } from '../service/ask.ts'
import { Refused, Waiting } from './notice.tsx'

/** Shows what `load` brings; a part that cannot be fetched says so and can be asked for again. */
export function Lazy<Props extends object>({ load, props }: { load: () => Promise<ComponentType<Props>>; props: Props }): JSX.Element {
  const say = useSay()
  const [part, setPart] = useState<{ readonly of: unknown; readonly Part: ComponentType<Props> | undefined }>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let wanted = true
    load().then(
      (Part) => wanted && setPart({ of: load, Part }),
      () => wanted && setPart({ of: load, Part: undefined }),
    )
    return () => {
      wanted = false
    }
  }, [load, turn])
  if (part === undefined || part.of !== load) return <Waiting what={say('正在打开…', 'Opening…')} />
  if (part.Part === undefined) return <Refused failure={new Failure(undefined)} again={() => setTurn(turn + 1)} />
  return <part.Part {...props} />
}
