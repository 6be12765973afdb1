// A difference as a page shows it: by place and kind, every field with a label a reader knows and what it said before and after, in one language.
import type { Json } from '../../values/canonical.ts'
import { fullRegionName } from '../../values/region.ts'
import type { Kind } from '../schema/words.ts'
import { KIND_WORDS } from '../words/labels.ts'
import { type Change, type EntryChange, MEMBER_LISTS, type MemberChange, type MemberList, type SetDiff } from './diff-sets.ts'
import { type FieldChange, isMembers } from './fields.ts'
import { fieldLabel } from './member-words.ts'
import { type Lexicon, valueWords } from './value-words.ts'

export interface DiffRow {
  /** As the difference as data has it. */
  readonly path: string
  readonly label: string
  /** Null: was not there. */
  readonly before: string | null
  /** Null: is not there any more. */
  readonly after: string | null
}

export interface DiffEntry {
  readonly id: string
  readonly name: string
  readonly change: Change
  readonly changeLabel: string
  readonly rows: readonly DiffRow[]
}

export interface DiffGroup {
  readonly jurisdiction: string
  readonly place: string
  readonly kind: Kind
  readonly kindLabel: string
  readonly entries: readonly DiffEntry[]
}

export interface DiffSection {
  readonly list: Exclude<keyof SetDiff, 'entries' | 'totals'>
  readonly label: string
  readonly members: readonly {
    readonly key: string
    readonly change: Change
    readonly changeLabel: string
    readonly rows: readonly DiffRow[]
  }[]
}

export interface DiffPage {
  readonly summary: string
  readonly groups: readonly DiffGroup[]
  /** What changed besides entries; lists in which nothing changed are left out. */
  readonly sections: readonly DiffSection[]
}

const CHANGE_WORDS = {
  added: { zh: '新增', en: 'added' },
  ended: { zh: '终止', en: 'ended' },
  removed: { zh: '删除', en: 'removed' },
  changed: { zh: '变更', en: 'changed' },
} as const satisfies Record<Change, { zh: string; en: string }>

const SECTION_WORDS = {
  catalogues: { zh: '目录', en: 'Catalogues' },
  documents: { zh: '文件', en: 'Documents' },
  facts: { zh: '事实', en: 'Facts' },
  units: { zh: '计量单位', en: 'Units' },
  roles: { zh: '收费方身份', en: 'Issuer roles' },
  references: { zh: '基准价', en: 'Reference prices' },
  tolerances: { zh: '容差', en: 'Tolerances' },
  names: { zh: '名称匹配', en: 'Matching of names' },
  reordered: { zh: '仅顺序不同', en: 'In another order only' },
} as const satisfies Record<DiffSection['list'], { zh: string; en: string }>

export function diffPage(diff: SetDiff, lexicon: Lexicon): DiffPage {
  const { language } = lexicon
  const groups = new Map<string, EntryChange[]>()
  for (const entry of diff.entries) {
    const key = `${entry.jurisdiction}/${entry.kind}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return {
    summary: summaryOf(diff, lexicon),
    groups: [...groups.values()].flatMap((entries) => {
      const [first] = entries
      if (first === undefined) return []
      const { jurisdiction, kind } = first
      const place = fullRegionName(lexicon.regions, jurisdiction) ?? jurisdiction
      return [{ jurisdiction, place, kind, kindLabel: KIND_WORDS[kind][language], entries: entries.map((it) => shown(it, lexicon)) }]
    }),
    sections: sectionsOf(diff, lexicon),
  }
}

function shown({ id, name, change, fields }: EntryChange, lexicon: Lexicon): DiffEntry {
  const { language } = lexicon
  return { id, name: name[language], change, changeLabel: CHANGE_WORDS[change][language], rows: rowsOf(fields, lexicon) }
}

function sectionsOf(diff: SetDiff, lexicon: Lexicon): DiffSection[] {
  const { language } = lexicon
  const members = (changes: readonly MemberChange[]) =>
    changes.map(({ key, change, fields }) => ({
      key,
      change,
      changeLabel: CHANGE_WORDS[change][language],
      rows: rowsOf(fields, lexicon),
    }))
  const whole = (key: 'tolerances' | 'names'): readonly MemberChange[] =>
    diff[key].length === 0 ? [] : [{ key, change: 'changed', fields: diff[key] }]
  const lists: readonly (readonly [DiffSection['list'], readonly MemberChange[]])[] = [
    ...MEMBER_LISTS.map((list: MemberList) => [list, diff[list]] as const),
    ['tolerances', whole('tolerances')],
    ['names', whole('names')],
    ['reordered', diff.reordered.map((key) => ({ key, change: 'changed', fields: [] }))],
  ]
  return lists.flatMap(([list, changes]) =>
    changes.length === 0 ? [] : [{ list, label: SECTION_WORDS[list][language], members: members(changes) }],
  )
}

/** What came or went whole is told member by member, and lists of limits and ends one by one. */
function rowsOf(fields: readonly FieldChange[], lexicon: Lexicon): DiffRow[] {
  return fields.flatMap((field) => (field.path === '' ? unfolded(field) : [field])).map((field) => rowOf(field, lexicon))
}

function unfolded({ before, after }: FieldChange): FieldChange[] {
  const side =
    (value: Json) =>
    (key: string, part: Json): FieldChange => ({
      path: `/${key}`,
      before: value === before ? part : null,
      after: value === after ? part : null,
    })
  const whole = after ?? before
  if (!isMembers(whole)) return []
  const field = side(whole)
  return Object.entries(whole).flatMap(([key, part = null]) =>
    Array.isArray(part) && part.length > 0 && part.every(isMembers)
      ? part.map((element: Json, index) => field(`${key}/${index}`, element))
      : [field(key.replaceAll('~', '~0').replaceAll('/', '~1'), part)],
  )
}

function rowOf({ path, before, after }: FieldChange, lexicon: Lexicon): DiffRow {
  return {
    path,
    label: fieldLabel(path, lexicon.language),
    before: valueWords(before, path, lexicon, after),
    after: valueWords(after, path, lexicon, before),
  }
}

function summaryOf({ totals }: SetDiff, { language }: Lexicon): string {
  const { entries } = totals
  const counts = (['added', 'ended', 'removed', 'changed'] as const)
    .filter((change) => entries[change] > 0)
    .map((change) => `${CHANGE_WORDS[change][language]} ${entries[change]}`)
  if (totals.fields === 0) return language === 'zh' ? '没有差异' : 'no difference'
  const said =
    counts.length === 0 ? (language === 'zh' ? '条目没有变化' : 'no entry changed') : counts.join(language === 'zh' ? '，' : ', ')
  return language === 'zh' ? `${said}；共 ${totals.fields} 处字段不同` : `${said}; ${totals.fields} field(s) differ`
}
