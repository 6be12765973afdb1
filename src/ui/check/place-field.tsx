// Where the bill belongs: searched by name as people say it, remembered for the next time.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { keep } from '../kept.ts'
import { useLanguage, useSay } from '../language.ts'
import { Combobox, type Option } from '../parts/combobox.tsx'
import type { RegionPage, RegionSummary } from '../service/answers.ts'
import { queryOf } from '../service/ask.ts'
import { askOnce } from '../service/use-answer.ts'

const MOST_SHOWN = 8

interface Given {
  readonly code: string
  readonly fault: string | undefined
  readonly label?: string
  readonly onPlace: (code: string) => void
}

export function PlaceField({ code, fault, label, onPlace }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [text, setText] = useState('')
  const [place, setPlace] = useState<RegionSummary>()
  useEffect(() => {
    if (code === '') return setPlace(undefined)
    if (place?.code === code) return
    let wanted = true
    askOnce<RegionPage>(`/v1/regions${queryOf({ query: code, limit: 1 })}`, language).then(
      ({ regions: [found] }) => {
        if (!wanted || found?.code !== code) return
        setPlace(found)
        setText(found.fullName)
      },
      () => wanted && setText(code),
    )
    return () => {
      wanted = false
    }
  }, [code, language, place])
  const choose = (found: RegionSummary) => {
    setPlace(found)
    setText(found.fullName)
    keep('place', found.code)
    onPlace(found.code)
  }
  const suggest = async (asked: string): Promise<readonly Option<RegionSummary>[]> => {
    const query = asked.trim()
    const { regions } = await askOnce<RegionPage>(`/v1/regions${queryOf({ query, limit: MOST_SHOWN })}`, language)
    return regions.map((found) => ({ key: found.code, value: found, shown: <Region region={found} /> }))
  }
  return (
    <Combobox
      label={label ?? say('地点', 'Place')}
      text={text}
      required
      placeholder={say('市、区、县，如：哈密 伊州', 'City or county, such as 哈密 伊州')}
      invalid={fault}
      onText={(now) => {
        setText(now)
        if (now.trim() === '') onPlace('')
      }}
      onChoose={choose}
      onLeave={() => setText(place !== undefined && code !== '' ? place.fullName : text)}
      suggest={suggest}
      hint={place !== undefined && code !== '' ? <Reach region={place} /> : undefined}
    />
  )
}

function Region({ region }: { region: RegionSummary }): JSX.Element {
  return (
    <>
      <span>{region.fullName}</span>
      <small>{region.code}</small>
    </>
  )
}

/** How far down the catalogues go for this place, so that nobody takes silence for permission. */
function Reach({ region }: { region: RegionSummary }): JSX.Element {
  const say = useSay()
  const own = region.rulesOf.filter((code) => code !== 'CN')
  const [narrowest] = own
  if (narrowest === undefined)
    return <p class="hint">{say('适用全国目录；本地目录尚未收录。', 'National catalogues apply; local ones are not held yet.')}</p>
  const levels = own.map((code) =>
    code.length === 2 ? say('省级', 'regional') : code.length === 4 ? say('市级', 'city') : say('区县', 'county'),
  )
  return (
    <p class="hint">
      {say(`适用全国、${levels.toReversed().join('、')}目录。`, `National and ${levels.toReversed().join(', ')} catalogues apply.`)}
    </p>
  )
}
