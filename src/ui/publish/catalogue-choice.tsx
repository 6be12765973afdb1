// The catalogue an entry goes into: one that stands, or a new one, which says what it is called and how complete it is.
import type { JSX } from 'preact'
import { KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { useLanguage, useSay } from '../language.ts'
import type { CatalogueSummary } from '../service/answers.ts'
import { useAnswer } from '../service/use-answer.ts'
import { useEditing } from './editing.ts'
import { textAt, at as valueAt } from './json.ts'
import { PlaceCodeField } from './looked-up.tsx'
import { fieldId } from './members.ts'
import { FaultAt, PointedChoice, PointedRows, PointedText } from './pointed.tsx'
import { intoCatalogue, NEW_CATALOGUE } from './starts.ts'

export function CatalogueChoice({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const { json, put } = useEditing()
  const answer = useAnswer<{ readonly catalogues: readonly CatalogueSummary[] }>('/v1/catalogues')
  const catalogues = answer.state === 'here' ? answer.value.catalogues : []
  const isNew = valueAt(json, `${at}/catalogue`) !== undefined
  const id = fieldId(isNew ? `${at}/catalogue` : `${at}/kind`)
  const chosen = isNew ? NEW_CATALOGUE : `${textAt(json, `${at}/jurisdiction`)}/${textAt(json, `${at}/kind`)}`
  const isListed = isNew || catalogues.some(({ jurisdiction, kind }) => chosen === `${jurisdiction}/${kind}`)
  return (
    <div class="field">
      <label class="label" for={id}>
        {say('列入哪个目录', 'Catalogue it goes into')}
      </label>
      <select
        id={id}
        value={isListed ? chosen : ''}
        aria-required
        onChange={({ currentTarget: { value } }) => put(at, intoCatalogue(valueAt(json, at), value))}
      >
        <option value="">{say('请选择', 'Choose')}</option>
        <option value={NEW_CATALOGUE}>{say('新建一个目录…', 'A new catalogue…')}</option>
        {catalogues.map(({ jurisdiction, kind, title }) => (
          <option key={`${jurisdiction}/${kind}`} value={`${jurisdiction}/${kind}`}>
            {title}
          </option>
        ))}
      </select>
      {!isNew && ['jurisdiction', 'kind', 'catalogue'].map((member) => <FaultAt key={member} at={`${at}/${member}`} />)}
      {isNew && <FaultAt at={`${at}/catalogue`} />}
    </div>
  )
}

/** What a new catalogue says of itself; nothing where the entry goes into one that stands. */
export function NewCatalogue({ at }: { at: string }): JSX.Element | null {
  const say = useSay()
  const language = useLanguage()
  const { json } = useEditing()
  if (valueAt(json, `${at}/catalogue`) === undefined) return null
  const coverage = `${at}/catalogue/coverage`
  const isPartial = textAt(json, `${coverage}/state`) !== 'complete'
  return (
    <fieldset class="rows new-catalogue">
      <legend class="label">{say('新目录', 'The new catalogue')}</legend>
      <div class="fields">
        <PlaceCodeField at={`${at}/jurisdiction`} isRequired />
        <PointedChoice at={`${at}/kind`} isRequired options={Object.entries(KIND_WORDS).map(([kind, words]) => [kind, words[language]])} />
        <PointedText at={`${at}/catalogue/title/zh`} isRequired />
        <PointedText at={`${at}/catalogue/title/en`} isRequired />
        <PointedChoice
          at={`${coverage}/state`}
          isRequired
          options={[
            ['partial', say('不完整：未列的也可能合法', 'partial: more may exist')],
            ['complete', say('完整：未列的不得收取', 'complete: nothing else may be charged')],
          ]}
        />
        <PointedText at={`${coverage}/lastConfirmed`} kind="date" isRequired />
        <PointedText at={`${coverage}/from`} kind="date" />
        <PointedText at={`${coverage}/to`} kind="date" />
      </div>
      {(isPartial || valueAt(json, `${coverage}/missing/0`) !== undefined) && <Missing at={`${coverage}/missing`} />}
    </fieldset>
  )
}

function Missing({ at }: { at: string }): JSX.Element {
  const say = useSay()
  return (
    <PointedRows
      at={at}
      what={say('已知缺少的内容', 'What is known to be missing')}
      more={say('增加一项缺少的内容', 'Add what is missing')}
      start={{ zh: '', en: '' }}
    >
      {(pointer) => (
        <div class="fields">
          <PointedText at={`${pointer}/zh`} isRequired />
          <PointedText at={`${pointer}/en`} isRequired />
        </div>
      )}
    </PointedRows>
  )
}
