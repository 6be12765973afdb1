// What each shape of a limit is filled in with, so that the form asks for this and nothing else.
import type { Bilingual } from '../language.ts'
import type { LimitShape } from '../service/answers.ts'
import { at, isList, isRecord, type Json } from './json.ts'

export type ShapeName = LimitShape['type']
export type FieldKind = 'amount' | 'share' | 'unit' | 'base' | 'text' | 'method'

interface ShapeForm {
  readonly name: Bilingual
  readonly fields: readonly (readonly [member: string, kind: FieldKind])[]
}

const PRICED = [
  ['price', 'amount'],
  ['unit', 'unit'],
  ['cap', 'amount'],
  ['minimum', 'amount'],
] as const

export const SHAPES: Readonly<Record<ShapeName, ShapeForm>> = {
  ceiling: { name: { zh: '最高价', en: 'Ceiling' }, fields: PRICED },
  fixed: { name: { zh: '政府定价', en: 'Fixed price' }, fields: PRICED },
  range: {
    name: { zh: '价格区间', en: 'Range' },
    fields: [
      ['min', 'amount'],
      ['max', 'amount'],
      ['unit', 'unit'],
    ],
  },
  percent: {
    name: { zh: '按比例', en: 'Percentage' },
    fields: [
      ['rate', 'share'],
      ['of', 'base'],
      ['per', 'base'],
      ['cap', 'amount'],
      ['minimum', 'amount'],
    ],
  },
  markup: {
    name: { zh: '基准价加价', en: 'Markup' },
    fields: [
      ['rate', 'share'],
      ['over', 'base'],
      ['series', 'text'],
      ['unit', 'unit'],
    ],
  },
  discount: {
    name: { zh: '折扣', en: 'Discount' },
    fields: [
      ['payable', 'share'],
      ['of', 'base'],
    ],
  },
  tiers: {
    name: { zh: '分档', en: 'Tiers' },
    fields: [
      ['method', 'method'],
      ['by', 'base'],
      ['unit', 'unit'],
      ['cap', 'amount'],
      ['minimum', 'amount'],
    ],
  },
  free: { name: { zh: '免费', en: 'Free of charge' }, fields: [] },
  market: { name: { zh: '市场调节价', en: 'Market price' }, fields: [] },
  'local-standard': {
    name: { zh: '由当地制定', en: 'Set locally' },
    fields: [
      ['setBy/zh', 'text'],
      ['setBy/en', 'text'],
      ['amountFact', 'base'],
      ['unit', 'unit'],
    ],
  },
  contested: { name: { zh: '有不同读法', en: 'Contested reading' }, fields: [] },
}

/** What a reading or a bound can be: neither another contest nor set elsewhere. */
export const STATED: readonly ShapeName[] = ['ceiling', 'fixed', 'range', 'percent', 'markup', 'discount', 'tiers', 'free', 'market']

export function isShapeName(text: string): text is ShapeName {
  return Object.hasOwn(SHAPES, text)
}

/** The same limit in another shape: what both shapes ask for stays, all else goes. What becomes contested is where its readings begin, and the first of them is what is left of it. */
export function reshaped(limit: Json | undefined, type: ShapeName): Json {
  if (type === 'contested') return contested(limit)
  const plain = isRecord(limit) && limit['type'] === 'contested' ? at(limit, '/readings/0/limit') : limit
  const kept = isRecord(plain) ? plain : {}
  const names = new Set(SHAPES[type].fields.map(([member]) => member.split('/')[0]))
  const shared = Object.fromEntries(Object.entries(kept).filter(([name]) => names.has(name)))
  return { ...shared, type, ...STARTS[type] }
}

function contested(limit: Json | undefined): Json {
  const stated = isRecord(limit) && STATED.some((name) => name === limit['type']) ? limit : { type: 'ceiling' }
  const reading = { zh: '', en: '' }
  return {
    type: 'contested',
    readings: [
      { reading, limit: stated },
      { reading, limit: stated },
    ],
  }
}

/** What a shape cannot be without and no field begins with. */
const STARTS: Readonly<Partial<Record<ShapeName, { readonly [member: string]: Json }>>> = {
  tiers: { method: 'graduated', tiers: [{ upTo: '', price: '' }, { price: '' }] },
  markup: { over: 'basePrice' },
}

const REQUIRED: Readonly<Record<ShapeName, readonly string[]>> = {
  ceiling: ['price'],
  fixed: ['price'],
  range: ['min', 'max'],
  percent: ['rate', 'of'],
  markup: ['rate', 'over'],
  discount: ['payable', 'of'],
  tiers: ['by', 'method'],
  free: [],
  market: [],
  'local-standard': [],
  contested: [],
}

/** Whether enough is filled in for the limit to be said in words. */
export function isSayable(value: Json | undefined): value is Json & LimitShape {
  if (!isRecord(value)) return false
  const { type } = value
  if (typeof type !== 'string' || !isShapeName(type)) return false
  if (!REQUIRED[type].every((member) => typeof value[member] === 'string')) return false
  if (type === 'tiers') return isList(value['tiers']) && value['tiers'].every(isRecord)
  if (type === 'local-standard') return isRecord(value['setBy']) && isBoundSayable(value['atLeast']) && isBoundSayable(value['atMost'])
  if (type === 'contested') return isList(value['readings']) && value['readings'].every(isReadingSayable)
  return true
}

function isReadingSayable(reading: Json): boolean {
  return isRecord(reading) && isRecord(reading['reading']) && isSayable(reading['limit'])
}

function isBoundSayable(bound: Json | undefined): boolean {
  return bound === undefined || isSayable(bound)
}
