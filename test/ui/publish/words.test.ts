// Places, faults and fields of a change set in the words of the form.
import { expect, test } from 'vitest'
import { among, startOf } from '../../../src/ui/publish/condition-rows.tsx'
import { fieldName, fieldWords } from '../../../src/ui/publish/field-words.ts'
import { faultPlace, fieldId, memberName } from '../../../src/ui/publish/members.ts'
import { isConflict } from '../../../src/ui/publish/use-publishing.ts'
import { Failure } from '../../../src/ui/service/ask.ts'
import { NO_VOCABULARY } from '../../../src/ui/words/use-vocabulary.ts'

test.each([
  ['/changes/0/limit/from', '变更 1 · 首日', 'Change 1 · First day'],
  ['/changes/11', '变更 12', 'Change 12'],
  ['/changes/0/item/name/en', '变更 1 · 名称（英文）', 'Change 1 · Name, English'],
  ['/documents/a~1b/title', 'a/b · 标题', 'a/b · Title'],
  ['/documents/x', 'x', 'x'],
  ['/note', '说明', 'Note'],
  ['/changes/0/limit/limit/surprise', '变更 1 · surprise', 'Change 1 · surprise'],
  ['', '', ''],
])('a fault at %s stands at %s', (pointer, zh, en) => {
  expect(faultPlace(pointer, 'zh')).toBe(zh)
  expect(faultPlace(pointer, 'en')).toBe(en)
})

test('a list is called as a whole, whatever row of it is meant', () => {
  expect(memberName('/item/aliases/3', 'zh')).toBe('别名')
})

test('places far apart never share the id of a field', () => {
  const ids = ['/changes/1/id', '/changes/11/id', '/changes/1/limit/id', '/id'].map(fieldId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a changed field is named with its place in its list', () => {
  expect(fieldName('/limits/1/to', 'zh')).toBe('收费标准 2 · 末日')
  expect(fieldName('/limits/1', 'zh')).toBe('收费标准 2')
  expect(fieldName('/note', 'en')).toBe('Note')
  expect(fieldName('', 'en')).toBe('the whole entry')
})

test('a changed field is said in words where there are any, and shown whole where there are none', () => {
  const words = (value: Parameters<typeof fieldWords>[0]) => fieldWords(value, NO_VOCABULARY, 'zh')
  expect(words(null)).toBe('—')
  expect(words(true)).toBe('是')
  expect(words('2026-01-01')).toBe('2026-01-01')
  expect(words(['甲', '乙'])).toBe('甲、乙')
  expect(words({ zh: '说明', en: 'note' })).toBe('说明')
  expect(words({ document: '某办〔2026〕1号', clause: '第二条' })).toBe('某办〔2026〕1号第二条')
  expect(words({ limit: { type: 'free' }, from: '2026-01-01' })).toBe('免费 2026-01-01 – ')
  expect(words({ state: 'partial' })).toBe('{"state":"partial"}')
})

test('one answer of a fact stands alone, several as a list, none as an empty one', () => {
  expect(among(['flat'])).toBe('flat')
  expect(among(['flat', 'time-of-use'])).toEqual(['flat', 'time-of-use'])
  expect(among([])).toEqual([])
})

test('a condition begins with an answer its fact can have', () => {
  const fact = (type: string, values: readonly string[] | null = null) => ({
    name: 'f',
    type,
    unit: null,
    field: false,
    label: null,
    values: values?.map((value) => ({ value, label: { zh: value, en: value } })) ?? null,
    question: { zh: '', en: '' },
  })
  expect(startOf(fact('boolean'))).toBe(true)
  expect(startOf(fact('enum', ['a', 'b']))).toBe('a')
  expect(startOf(fact('money'))).toEqual({ atLeast: '' })
  expect(startOf(fact('text'))).toBe('')
  expect(startOf(undefined)).toBe('')
})

test('only an edition published meanwhile is a conflict', () => {
  const failure = (code: string) => new Failure({ type: `/problems/${code}`, title: '', status: 409, detail: '' })
  expect(['edition-changed', 'edition-conflict', 'nothing-to-publish', 'invalid-edition'].map((code) => isConflict(failure(code)))).toEqual(
    [true, true, false, false],
  )
  expect(isConflict(undefined)).toBe(false)
  expect(isConflict(new Failure(undefined))).toBe(false)
})
