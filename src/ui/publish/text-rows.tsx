// Names as bills write them: a list of short texts.
import type { JSX } from 'preact'
import { useLanguage, useSay } from '../language.ts'
import { memberName } from './members.ts'
import { PointedRows, PointedText } from './pointed.tsx'

/** Of a rule: taken away with its last name. */
export function NameRows({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const what = memberName(at, language)
  return (
    <PointedRows at={at} what={what} more={say(`增加${what}`, `Add to: ${what}`)} start="" isShort endsWithLast>
      {(pointer, place) => <PointedText at={pointer} label={`${what} ${place + 1}`} />}
    </PointedRows>
  )
}
