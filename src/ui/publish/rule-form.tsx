// The forms of the rules beside the charges: what is forbidden, what is reduced, what must not be charged together.
import type { JSX } from 'preact'
import { percent } from '../../core/catalogue/words/percent.ts'
import { type Bilingual, useLanguage, useSay } from '../language.ts'
import { ConditionRows } from './condition-rows.tsx'
import { EditingContext, useEditing } from './editing.ts'
import { Grounds } from './grounds.tsx'
import { type Json, put as putIn, textAt, at as valueAt } from './json.ts'
import { EntryField } from './looked-up.tsx'
import { memberName } from './members.ts'
import { PointedChoice, PointedRows, PointedText, PointedTick } from './pointed.tsx'
import { RoleTicks } from './role-ticks.tsx'
import { COMBINE_WORDS, differing, overlaid, REACH_WORDS, type RuleType, withReach } from './rules.ts'
import { NameRows } from './text-rows.tsx'

interface Given {
  /** Place of the rule itself. */
  readonly at: string
  readonly type: RuleType
  readonly known: readonly string[]
}

export function RuleForm({ at, type, known }: Given): JSX.Element {
  const Own = FORMS[type]
  return (
    <div class="limit-form">
      <div class="fields">
        <PointedText at={`${at}/name/zh`} isRequired />
        <PointedText at={`${at}/name/en`} isRequired />
      </div>
      <Own at={at} />
      <ConditionRows at={`${at}/when`} />
      <Grounds at={at} known={known} />
    </div>
  )
}

/** A rule that stands, as it will stand: what is changed in it becomes what the change sets, and nothing else does. */
export function StandingRule({ at, entry, type, known }: Given & { entry: Json }): JSX.Element {
  const editing = useEditing()
  const shown = putIn(editing.json, at, overlaid(entry, valueAt(editing.json, at)))
  const replace = (next: Json) => editing.replace(putIn(next, at, differing(entry, valueAt(next, at))))
  const put = (pointer: string, value: Json | undefined) => replace(putIn(shown, pointer, value))
  return (
    <EditingContext.Provider value={{ ...editing, json: shown, replace, put }}>
      <RuleForm at={at} type={type} known={known} />
    </EditingContext.Provider>
  )
}

const FORMS: Readonly<Record<RuleType, (given: { at: string }) => JSX.Element>> = {
  prohibition: ProhibitionFields,
  relief: ReliefFields,
  incompatible: IncompatibleFields,
}

function ProhibitionFields({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const { json, put } = useEditing()
  const isBeside = textAt(json, `${at}/reach`) === 'with-charge'
  const hasCompanion = isBeside || ['with', 'weakNames'].some((member) => valueAt(json, `${at}/${member}`) !== undefined)
  return (
    <>
      <div class="fields">
        <PointedChoice
          at={`${at}/reach`}
          isRequired
          options={useOptions(REACH_WORDS)}
          onChoose={(reach) => put(at, withReach(valueAt(json, at), reach))}
        />
        {hasCompanion && <EntryField at={`${at}/with`} isRequired={isBeside} />}
        <SameAs at={at} />
      </div>
      <NameRows at={`${at}/names`} />
      <NameRows at={`${at}/weakNames`} />
      <RoleTicks at={`${at}/issuers`} none={say('任何收费单位', 'whoever charges')} />
    </>
  )
}

function ReliefFields({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const { json } = useEditing()
  const payable = textAt(json, `${at}/payable`)
  return (
    <>
      <EntryRows at={`${at}/appliesTo`} more={say('增加适用项目', 'Add a charge')} />
      <div class="fields">
        <PointedText
          at={`${at}/payable`}
          kind="number"
          isRequired
          placeholder={say('0.80 即八折，0 即全免', '0.80: 20 % off; 0: free')}
          hint={payable === '' ? undefined : <p class="hint">{`= ${percent(payable)}`}</p>}
        />
        <PointedChoice at={`${at}/combine`} isRequired options={useOptions(COMBINE_WORDS)} />
        <SameAs at={at} />
        <PointedTick
          at={`${at}/enforceable`}
          label={say('必须执行（不勾选：倡导或仅作记录）', 'It is binding; else encouragement or record')}
        />
      </div>
      <NameRows at={`${at}/names`} />
      <RoleTicks at={`${at}/issuers`} none={say('任何收费单位', 'whoever charges')} />
    </>
  )
}

function IncompatibleFields({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const more = say('增加项目', 'Add a charge')
  return (
    <>
      <EntryRows at={`${at}/items`} more={more} />
      <EntryRows at={`${at}/forbids`} more={more} />
    </>
  )
}

/** Where the same rule is kept under another heading as well; there it is judged. */
function SameAs({ at }: { at: string }): JSX.Element | null {
  const { json } = useEditing()
  return valueAt(json, `${at}/sameAs`) === undefined ? null : <EntryField at={`${at}/sameAs`} isAny />
}

function EntryRows({ at, more }: { at: string; more: string }): JSX.Element {
  const language = useLanguage()
  const what = memberName(at, language)
  return (
    <PointedRows at={at} what={what} more={more} start="" endsWithLast>
      {(pointer, place) => <EntryField at={pointer} label={`${what} ${place + 1}`} isRequired />}
    </PointedRows>
  )
}

function useOptions(words: Readonly<Record<string, Bilingual>>): (readonly [string, string])[] {
  const language = useLanguage()
  return Object.entries(words).map(([value, word]) => [value, word[language]])
}
