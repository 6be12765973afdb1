// A field for what the data names by a code and people by a name: it holds the code, suggests by name, and says whose code it is.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { chargesLike } from '../check/charges-like.tsx'
import { type Language, useLanguage, useSay } from '../language.ts'
import { Combobox, type Option } from '../parts/combobox.tsx'
import type { RegionPage } from '../service/answers.ts'
import { queryOf } from '../service/ask.ts'
import { askOnce } from '../service/use-answer.ts'
import { useEditing } from './editing.ts'
import { textAt } from './json.ts'
import { fieldId, memberName } from './members.ts'
import { useFault } from './pointed.tsx'
import type { EntrySource } from './source.ts'

const MOST_SHOWN = 8
const PAUSE_MILLISECONDS = 300

interface Given {
  readonly at: string
  readonly label?: string
  readonly isRequired?: boolean
}

interface LookedUpGiven extends Given {
  readonly placeholder: string
  readonly suggest: (text: string) => Promise<readonly Option<string>[]>
  /** Undefined where there is no such code. */
  readonly nameOf: (code: string, language: Language) => Promise<string | undefined>
}

function LookedUp({ at, label, isRequired = false, placeholder, suggest, nameOf }: LookedUpGiven): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, put } = useEditing()
  const code = textAt(json, at)
  const fault = useFault(at)
  const name = useName(code, nameOf)
  const write = (text: string) => put(at, text === '' && !isRequired && !/\/\d+$/.test(at) ? undefined : text)
  return (
    <Combobox
      id={fieldId(at)}
      label={label ?? memberName(at, language)}
      text={code}
      required={isRequired}
      placeholder={placeholder}
      invalid={fault}
      onText={write}
      onChoose={write}
      suggest={suggest}
      hint={name === undefined ? undefined : <p class="hint">{name ?? say('目前没有这个编号', 'nothing bears it yet')}</p>}
    />
  )
}

/** Null: nothing bears this code; undefined: not known yet. Asked a little after the last key. */
function useName(code: string, nameOf: LookedUpGiven['nameOf']): string | null | undefined {
  const language = useLanguage()
  const [found, setFound] = useState<{ readonly code: string; readonly name: string | null }>()
  useEffect(() => {
    if (code === '') return
    let wanted = true
    const timer = setTimeout(() => {
      nameOf(code, language).then(
        (name) => wanted && setFound({ code, name: name ?? null }),
        () => wanted && setFound({ code, name: null }),
      )
    }, PAUSE_MILLISECONDS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [code, language])
  return found?.code === code && code !== '' ? found.name : undefined
}

async function nameOfEntry(id: string, language: Language): Promise<string | undefined> {
  const { entry } = await askOnce<EntrySource>(`/v1/items/${encodeURIComponent(id)}/source`, language)
  return textAt(entry, `/name/${language}`)
}

/** The id of an entry that stands: a charge, unless any entry will do. */
export function EntryField({ isAny = false, ...given }: Given & { isAny?: boolean }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { vocabulary } = useEditing()
  const suggest = async (text: string): Promise<readonly Option<string>[]> => {
    const found = await chargesLike(text, { jurisdiction: '', issuedOn: '' }, vocabulary, language)
    return found.filter(({ value }) => isAny || value.type === 'item').map((option) => ({ ...option, value: option.value.id }))
  }
  return (
    <LookedUp
      {...given}
      placeholder={say('按名称查找，或填编号', 'Search by name, or give its id')}
      suggest={suggest}
      nameOf={nameOfEntry}
    />
  )
}

const NATION = { code: 'CN', zh: '全国', en: 'the whole country' } as const

async function regionsLike(query: string, limit: number, language: Language): Promise<RegionPage['regions']> {
  return (await askOnce<RegionPage>(`/v1/regions${queryOf({ query, limit })}`, language)).regions
}

async function nameOfPlace(code: string, language: Language): Promise<string | undefined> {
  if (code === NATION.code) return NATION[language]
  const [region] = await regionsLike(code, 1, language)
  return region?.code === code ? region.fullName : undefined
}

/** The code of a place: the whole country, or one of its regions. */
export function PlaceCodeField(given: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const suggest = async (text: string): Promise<readonly Option<string>[]> => {
    const query = text.trim()
    if (query === '') return []
    const shown = (code: string, name: string): Option<string> => ({
      key: code,
      value: code,
      shown: (
        <>
          <span>{name}</span>
          <small>{code}</small>
        </>
      ),
    })
    const nation = NATION.zh.startsWith(query) || NATION.code.startsWith(query.toUpperCase()) ? [shown(NATION.code, NATION[language])] : []
    const regions = await regionsLike(query, MOST_SHOWN, language)
    return [...nation, ...regions.map(({ code, fullName }) => shown(code, fullName))]
  }
  return <LookedUp {...given} placeholder={say('如：哈密，或 CN 全国', 'such as 哈密, or CN')} suggest={suggest} nameOf={nameOfPlace} />
}
