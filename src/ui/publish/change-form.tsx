// The form of one change, by what it does.
import type { JSX } from 'preact'
import { ENDED_WORDS } from '../../core/catalogue/words/labels.ts'
import { useLanguage, useSay } from '../language.ts'
import { BasisRows } from './basis-rows.tsx'
import { CatalogueChoice, NewCatalogue } from './catalogue-choice.tsx'
import { dated } from './change-words.ts'
import { useEditing } from './editing.ts'
import { NoteFields, VerificationChoice } from './grounds.tsx'
import { type Json, listAt, textAt, at as valueAt } from './json.ts'
import { LimitForm } from './limit-form.tsx'
import { fieldId } from './members.ts'
import { FaultAt, PointedChoice, PointedRows, PointedText } from './pointed.tsx'
import { RuleForm, StandingRule } from './rule-form.tsx'
import { isRuleType, RULE_TYPES, type RuleType } from './rules.ts'
import { Supersedes } from './supersedes.tsx'

export interface Standing {
  /** An item, or a rule of some type. */
  readonly type: string
  readonly entry: Json
  /** The numbers of the documents it cites. */
  readonly known: readonly string[]
}

interface Given {
  readonly at: string
  readonly standing: Standing | undefined
}

export function ChangeForm({ at, standing }: Given): JSX.Element {
  const say = useSay()
  const { json } = useEditing()
  const known = standing?.known ?? []
  switch (textAt(json, `${at}/op`)) {
    case 'add-limit':
      return (
        <>
          <LimitForm at={`${at}/limit`} known={known} />
          {standing !== undefined && <Supersedes at={`${at}/supersedes`} entry={standing.entry} />}
        </>
      )
    case 'end':
      return <EndForm at={at} known={known} />
    case 'change':
      return standing !== undefined && isRuleType(standing.type) ? (
        <StandingRule at={`${at}/set`} type={standing.type} entry={standing.entry} known={known} />
      ) : (
        <MembersForm at={`${at}/set`} known={known} />
      )
    case 'add': {
      const rule = RULE_TYPES.find((type) => valueAt(json, `${at}/${type}`) !== undefined)
      return rule === undefined ? <ItemForm at={at} known={known} /> : <NewRule at={at} type={rule} />
    }
    default:
  }
  return <p class="hint">{say('这项变更请在下方 JSON 中修改。', 'This change is edited in the JSON below.')}</p>
}

function EndForm({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  const language = useLanguage()
  const { json } = useEditing()
  return (
    <>
      <div class="fields">
        {valueAt(json, `${at}/how`) !== undefined && (
          <PointedChoice at={`${at}/how`} isRequired options={Object.entries(ENDED_WORDS).map(([how, words]) => [how, words[language]])} />
        )}
        <PointedText at={`${at}/from`} kind="date" isRequired />
        <VerificationChoice at={`${at}/verification`} />
      </div>
      <BasisRows at={`${at}/basis`} known={known} />
      <NoteFields at={`${at}/note`} />
    </>
  )
}

function MembersForm({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  const { json } = useEditing()
  const has = (member: string) => valueAt(json, `${at}/${member}`) !== undefined
  return (
    <>
      {has('name') && (
        <div class="fields">
          <PointedText at={`${at}/name/zh`} isRequired />
          <PointedText at={`${at}/name/en`} isRequired />
        </div>
      )}
      {has('aliases') && <Names at={`${at}/aliases`} />}
      {has('limits') && <Limits at={`${at}/limits`} known={known} />}
      {(has('name') || has('note')) && <NoteFields at={`${at}/note`} />}
    </>
  )
}

function Names({ at }: { at: string }): JSX.Element {
  const say = useSay()
  return (
    <PointedRows at={at} what={say('别名', 'alias')} more={say('增加别名', 'Add an alias')} start="" isShort>
      {(pointer, place) => <PointedText at={pointer} label={say(`别名 ${place + 1}`, `Alias ${place + 1}`)} />}
    </PointedRows>
  )
}

/** Every limit of the item, each to be opened by itself. */
function Limits({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, faults, vocabulary, put } = useEditing()
  const limits = listAt(json, at)
  return (
    <fieldset class="rows" id={fieldId(at)} tabIndex={-1}>
      <legend class="label">{say('收费标准（按次序，先满足条件的为准）', 'Limits, of which the first that fits holds')}</legend>
      {limits.map((limit, place) => {
        const pointer = `${at}/${place}`
        const isFaulty = faults.some((fault) => fault.pointer.startsWith(`${pointer}/`))
        return (
          <details class="one-limit" key={place} open={isFaulty || limits.length === 1}>
            <summary>
              {dated(limit, vocabulary, language)} <span class="span">{daysOf(limit)}</span>
            </summary>
            <LimitForm at={pointer} known={known} />
            {limits.length > 1 && (
              <button type="button" class="plain" onClick={() => put(pointer, undefined)}>
                {say('去掉这一条', 'Remove this limit')}
              </button>
            )}
          </details>
        )
      })}
      <FaultAt at={at} />
    </fieldset>
  )
}

function daysOf(limit: Json): string {
  const [from, to] = [textAt(limit, '/from'), textAt(limit, '/to')]
  return from === '' && to === '' ? '' : `${from || '…'} – ${to || '…'}`
}

function ItemForm({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  const say = useSay()
  return (
    <>
      <div class="fields">
        <CatalogueChoice at={at} />
        <PointedText at={`${at}/item/id`} isRequired placeholder={say('如：cn-6505.water.lab-test', 'such as cn-6505.water.lab-test')} />
        <PointedText at={`${at}/item/name/zh`} isRequired />
        <PointedText at={`${at}/item/name/en`} isRequired />
      </div>
      <NewCatalogue at={at} />
      <Names at={`${at}/item/aliases`} />
      <Limits at={`${at}/item/limits`} known={known} />
    </>
  )
}

function NewRule({ at, type }: { at: string; type: RuleType }): JSX.Element {
  const say = useSay()
  return (
    <>
      <div class="fields">
        <CatalogueChoice at={at} />
        <PointedText
          at={`${at}/${type}/id`}
          isRequired
          placeholder={say('如：cn-6505.relief.truck-2027', 'such as cn-6505.relief.truck-2027')}
        />
      </div>
      <NewCatalogue at={at} />
      <RuleForm at={`${at}/${type}`} type={type} known={[]} />
    </>
  )
}
