// One dated limit: how much, for whom, on which days, by which document, and how far it was compared with it.
import type { JSX } from 'preact'
import { limitWords } from '../../core/catalogue/words/limit-words.ts'
import { percent } from '../../core/catalogue/words/percent.ts'
import { factName } from '../../core/catalogue/words/wording.ts'
import { useLanguage, useSay } from '../language.ts'
import { ConditionRows } from './condition-rows.tsx'
import { useEditing } from './editing.ts'
import { Grounds } from './grounds.tsx'
import { textAt, at as valueAt } from './json.ts'
import { PointedChoice, PointedText } from './pointed.tsx'
import { type FieldKind, isSayable, isShapeName, reshaped, SHAPES } from './shapes.ts'
import { TierRows } from './tier-rows.tsx'

export function LimitForm({ at, known }: { at: string; known: readonly string[] }): JSX.Element {
  return (
    <div class="limit-form">
      <ShapeFields at={`${at}/limit`} />
      <ConditionRows at={`${at}/when`} />
      <Grounds at={at} known={known} />
    </div>
  )
}

function ShapeFields({ at }: { at: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { json, put, vocabulary } = useEditing()
  const value = valueAt(json, at)
  const type = textAt(json, `${at}/type`)
  const form = isShapeName(type) ? SHAPES[type] : undefined
  return (
    <>
      <div class="fields">
        <PointedChoice
          at={`${at}/type`}
          isRequired
          options={Object.entries(SHAPES).map(([name, shape]) => [name, shape.name[language]])}
          onChoose={(chosen) => isShapeName(chosen) && put(at, reshaped(value, chosen))}
        />
        {form?.fields.map(([member, kind]) => (
          <ShapeField key={member} at={`${at}/${member}`} kind={kind} />
        ))}
      </div>
      {type === 'tiers' && <TierRows at={`${at}/tiers`} />}
      {type === 'contested' && <p class="hint">{say('不同读法请在下方 JSON 中修改。', 'The readings are changed in the JSON below.')}</p>}
      <p class="said" role="status">
        {isSayable(value) ? limitWords(value, vocabulary, language) : say('请填写收费标准', 'Fill in how much may be charged')}
      </p>
    </>
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
