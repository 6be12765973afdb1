// How much may be charged: the fields of one shape of a limit, and of the shapes within it where it holds others.
import type { JSX } from 'preact'
import { limitWords } from '../../core/catalogue/words/limit-words.ts'
import { percent } from '../../core/catalogue/words/percent.ts'
import { factName } from '../../core/catalogue/words/wording.ts'
import { useLanguage, useSay } from '../language.ts'
import { useEditing } from './editing.ts'
import { textAt, at as valueAt } from './json.ts'
import { fieldId, memberName } from './members.ts'
import { PointedChoice, PointedRows, PointedText } from './pointed.tsx'
import { type FieldKind, isSayable, isShapeName, reshaped, SHAPES, type ShapeName, STATED } from './shapes.ts'
import { TierRows } from './tier-rows.tsx'

interface Given {
  readonly at: string
  /** What can be chosen; a reading or a bound is plain. */
  readonly among?: readonly ShapeName[]
  readonly isRequired?: boolean
}

export function ShapeFields({ at, among = ALL, isRequired = true }: Given): JSX.Element {
  const language = useLanguage()
  const { json, put } = useEditing()
  const value = valueAt(json, at)
  const type = textAt(json, `${at}/type`)
  const form = isShapeName(type) ? SHAPES[type] : undefined
  return (
    <>
      <div class="fields">
        <PointedChoice
          at={`${at}/type`}
          isRequired={isRequired}
          options={among.map((name) => [name, SHAPES[name].name[language]])}
          onChoose={(chosen) => put(at, isShapeName(chosen) ? reshaped(value, chosen) : undefined)}
        />
        {form?.fields.map(([member, kind]) => (
          <ShapeField key={member} at={`${at}/${member}`} kind={kind} />
        ))}
      </div>
      {type === 'tiers' && <TierRows at={`${at}/tiers`} />}
      {type === 'contested' && <Readings at={`${at}/readings`} />}
      {type === 'local-standard' && ['atLeast', 'atMost'].map((bound) => <Bound key={bound} at={`${at}/${bound}`} />)}
      {(type !== '' || isRequired) && <Said at={at} />}
    </>
  )
}

const ALL = Object.keys(SHAPES).filter(isShapeName)

function Said({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, vocabulary } = useEditing()
  const value = valueAt(json, at)
  return (
    <p class="said" role="status">
      {isSayable(value) ? limitWords(value, vocabulary, language) : say('请填写收费标准', 'Fill in how much may be charged')}
    </p>
  )
}

/** Each way in which the documents can be read, and the limit it gives. */
function Readings({ at }: { at: string }): JSX.Element {
  const say = useSay()
  return (
    <PointedRows
      at={at}
      what={say('读法', 'reading')}
      more={say('增加一种读法', 'Add a reading')}
      start={{ reading: { zh: '', en: '' }, limit: { type: 'ceiling' } }}
    >
      {(pointer) => (
        <div class="limit-form">
          <div class="fields">
            <PointedText at={`${pointer}/reading/zh`} isRequired />
            <PointedText at={`${pointer}/reading/en`} isRequired />
          </div>
          <ShapeFields at={`${pointer}/limit`} among={STATED} />
        </div>
      )}
    </PointedRows>
  )
}

/** What a standard set elsewhere may not go below or beyond, where that is published. */
function Bound({ at }: { at: string }): JSX.Element {
  const language = useLanguage()
  return (
    <fieldset class="rows" id={fieldId(at)} tabIndex={-1}>
      <legend class="label">{memberName(at, language)}</legend>
      <ShapeFields at={at} among={STATED} isRequired={false} />
    </fieldset>
  )
}

function ShapeField({ at, kind }: { at: string; kind: FieldKind }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, vocabulary } = useEditing()
  const text = textAt(json, at)
  switch (kind) {
    case 'amount':
      return <PointedText at={at} kind="number" />
    case 'share':
      return <PointedText at={at} kind="number" hint={text === '' ? undefined : <p class="hint">{`= ${percent(text)}`}</p>} />
    case 'unit': {
      const units = [...vocabulary.units.values()].map(({ id, label }) => [id, label[language]] as const)
      return <PointedChoice at={at} options={units} />
    }
    case 'base': {
      const bases = [...vocabulary.facts.values()].filter(({ type }) => type === 'money' || type === 'number')
      return <PointedChoice at={at} options={bases.map(({ name }) => [name, factName(name, vocabulary, language)])} />
    }
    case 'method':
      return (
        <PointedChoice
          at={at}
          isRequired
          options={[
            ['graduated', say('分档累计', 'Tier by tier, summed')],
            ['slab', say('按所在档', 'By the tier it falls in')],
          ]}
        />
      )
    case 'text':
      return <PointedText at={at} />
  }
}
