// A limit and its conditions in words and numbers, as the catalogue states them.
import { decimal } from '../../values/decimal.ts'
import { numberText } from '../../values/money.ts'
import type { CompiledCondition, CompiledTest } from '../compile.ts'
import type { LimitShape, ShapeOf } from '../schema/limit.ts'
import type { Bilingual } from '../schema/words.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { valueLabel } from './value-label.ts'

type Language = keyof Bilingual

export function limitWords(shape: LimitShape, vocabulary: Vocabulary, language: Language): string {
  const zh = language === 'zh'
  const per = (price: string, unit: string | undefined) => priceWords(price, unit, vocabulary, language)
  switch (shape.type) {
    case 'fixed':
      return (zh ? '政府定价 ' : 'set price ') + per(shape.price, shape.unit) + bounds(shape, language)
    case 'ceiling':
      return (zh ? '最高 ' : 'at most ') + per(shape.price, shape.unit) + bounds(shape, language)
    case 'range':
      return `${per(shape.min, shape.unit)} ${zh ? '至' : 'to'} ${per(shape.max, shape.unit)}`
    case 'percent':
      return `${shape.of} × ${percent(shape.rate)}${shape.per === undefined ? '' : ` × ${shape.per}`}${bounds(shape, language)}`
    case 'markup': {
      const series = shape.series === undefined ? '' : zh ? `（基准价序列 ${shape.series}）` : ` (reference prices ${shape.series})`
      return zh ? `${shape.over} 加价不超过 ${percent(shape.rate)}${series}` : `${shape.over} plus at most ${percent(shape.rate)}${series}`
    }
    case 'discount':
      return zh ? `按 ${shape.of} 的 ${percent(shape.payable)} 收取` : `${percent(shape.payable)} of ${shape.of}`
    case 'tiers':
      return tierWords(shape, vocabulary, language)
    case 'free':
      return zh ? '免费' : 'free of charge'
    case 'market':
      return zh ? '市场调节价' : 'market price'
    case 'local-standard':
      return localWords(shape, vocabulary, language)
    case 'contested': {
      const readings = shape.readings.map(
        ({ reading, limit }) => `${reading[language]}${zh ? '：' : ': '}${limitWords(limit, vocabulary, language)}`,
      )
      return (zh ? '有不同读法——' : 'can be read in several ways: ') + readings.join(zh ? '；' : '; ')
    }
  }
}

function localWords({ setBy, atLeast, atMost }: ShapeOf<'local-standard'>, vocabulary: Vocabulary, language: Language): string {
  const zh = language === 'zh'
  const least = atLeast === undefined ? '' : (zh ? '；不低于：' : '; not below: ') + limitWords(atLeast, vocabulary, language)
  const most = atMost === undefined ? '' : (zh ? '；不得高于：' : '; not above: ') + limitWords(atMost, vocabulary, language)
  return (zh ? `由${setBy.zh}制定` : `set by ${setBy.en}`) + least + most
}

function tierWords(shape: ShapeOf<'tiers'>, vocabulary: Vocabulary, language: Language): string {
  const zh = language === 'zh'
  const method = shape.method === 'slab' ? (zh ? '按所在档' : 'by the tier it falls in') : zh ? '分档累计' : 'tier by tier, summed'
  const steps = shape.tiers.map((tier) => {
    const end = tier.upTo === undefined ? (tier.below === undefined ? (zh ? '以上' : 'above') : `< ${tier.below}`) : `≤ ${tier.upTo}`
    const sum =
      tier.amount === undefined
        ? tier.rate === undefined
          ? priceWords(tier.price ?? '0', shape.unit, vocabulary, language)
          : percent(tier.rate)
        : priceWords(tier.amount, undefined, vocabulary, language)
    return `${end}: ${sum}${bounds(tier, language)}`
  })
  return `${shape.by}${zh ? '，' : ', '}${method}${zh ? '：' : ': '}${steps.join(zh ? '；' : '; ')}${bounds(shape, language)}`
}

function priceWords(price: string, unit: string | undefined, vocabulary: Vocabulary, language: Language): string {
  const label = unit === undefined ? undefined : (vocabulary.units.get(unit)?.unit.label[language] ?? unit)
  return `${price} ${language === 'zh' ? '元' : 'CNY'}${label === undefined ? '' : `/${label}`}`
}

function bounds(
  { cap, minimum }: { readonly cap?: string | undefined; readonly minimum?: string | undefined },
  language: Language,
): string {
  const zh = language === 'zh'
  const most = cap === undefined ? '' : zh ? `，最高 ${cap} 元` : `, at most CNY ${cap}`
  const least = minimum === undefined ? '' : zh ? `，最低 ${minimum} 元` : `, at least CNY ${minimum}`
  return most + least
}

/** `0.0005` as `0.05%`. */
export function percent(share: string): string {
  return `${numberText(decimal(share).times(100))}%`
}

/** `customerClass = residential（居民生活）`; undefined where there are no conditions. */
export function conditionWords(condition: CompiledCondition, vocabulary: Vocabulary, language: Language): string | undefined {
  if (condition.length === 0) return undefined
  return condition.map(([fact, test]) => testWords(fact, test, vocabulary, language)).join(language === 'zh' ? '，' : ', ')
}

function testWords(fact: string, test: CompiledTest, vocabulary: Vocabulary, language: Language): string {
  if (test.kind === 'among')
    return `${fact} = ${test.values.map((value) => valueLabel(vocabulary, fact, value, language)).join(language === 'zh' ? ' 或 ' : ' or ')}`
  const ends = [
    ['>', test.above],
    ['≥', test.atLeast],
    ['<', test.below],
    ['≤', test.atMost],
  ] as const
  return ends
    .flatMap(([sign, end]) => (end === undefined ? [] : [`${fact} ${sign} ${numberText(end)}`]))
    .join(language === 'zh' ? ' 且 ' : ' and ')
}
