// A limit in words and numbers, as the catalogue states it.
import type { LimitShape, ShapeOf } from '../schema/limit.ts'
import type { Bilingual } from '../schema/words.ts'
import { percent } from './percent.ts'
import { factName, unitName, type Wording } from './wording.ts'

type Language = keyof Bilingual

export function limitWords(shape: LimitShape, wording: Wording, language: Language): string {
  const zh = language === 'zh'
  const per = (price: string, unit: string | undefined) => priceWords(price, unit, wording, language)
  const name = (fact: string) => factName(fact, wording, language)
  switch (shape.type) {
    case 'fixed':
      return (zh ? '政府定价 ' : 'set price ') + per(shape.price, shape.unit) + bounds(shape, language)
    case 'ceiling':
      return (zh ? '最高 ' : 'at most ') + per(shape.price, shape.unit) + bounds(shape, language)
    case 'range':
      return `${per(shape.min, shape.unit)} ${zh ? '至' : 'to'} ${per(shape.max, shape.unit)}`
    case 'percent':
      return `${name(shape.of)} × ${percent(shape.rate)}${shape.per === undefined ? '' : ` × ${name(shape.per)}`}${bounds(shape, language)}`
    case 'markup':
      return markupWords(shape, wording, language)
    case 'discount':
      return zh ? `按${name(shape.of)}的 ${percent(shape.payable)} 收取` : `${percent(shape.payable)} of the ${name(shape.of)}`
    case 'tiers':
      return tierWords(shape, wording, language)
    case 'free':
      return zh ? '免费' : 'free of charge'
    case 'market':
      return zh ? '市场调节价' : 'market price'
    case 'local-standard':
      return localWords(shape, wording, language)
    case 'contested': {
      const readings = shape.readings.map(
        ({ reading, limit }) => `${reading[language]}${zh ? '：' : ': '}${limitWords(limit, wording, language)}`,
      )
      return (zh ? '有不同读法——' : 'can be read in several ways: ') + readings.join(zh ? '；' : '; ')
    }
  }
}

function markupWords(shape: ShapeOf<'markup'>, wording: Wording, language: Language): string {
  const zh = language === 'zh'
  const over = factName(shape.over, wording, language)
  const rate = percent(shape.rate)
  const series = shape.series === undefined ? '' : zh ? `（基准价序列 ${shape.series}）` : ` (reference prices ${shape.series})`
  if (rate === '0%') return (zh ? `不高于${over}` : `at most the ${over}`) + series
  return (zh ? `${over}加价不超过 ${rate}` : `the ${over} plus at most ${rate}`) + series
}

function localWords({ setBy, atLeast, atMost }: ShapeOf<'local-standard'>, wording: Wording, language: Language): string {
  const zh = language === 'zh'
  const least = atLeast === undefined ? '' : (zh ? '，不低于' : ', not below ') + endWords(atLeast, wording, language)
  const most = atMost === undefined ? '' : (zh ? '，不高于' : ', not above ') + endWords(atMost, wording, language)
  return (zh ? `由${setBy.zh}制定` : `set by ${setBy.en}`) + least + most
}

/** A limit as the end of a range: the sum itself, without saying again that it is the most. */
function endWords(shape: LimitShape, wording: Wording, language: Language): string {
  const zh = language === 'zh'
  if (shape.type === 'ceiling' || shape.type === 'fixed') {
    const sum = priceWords(shape.price, shape.unit, wording, language) + bounds(shape, language)
    return zh ? ` ${sum}` : sum
  }
  if (shape.type !== 'markup') return limitWords(shape, wording, language)
  const over = factName(shape.over, wording, language)
  const rate = percent(shape.rate)
  if (rate === '0%') return zh ? over : `the ${over}`
  return zh ? `${over}加 ${rate}` : `the ${over} plus ${rate}`
}

function tierWords(shape: ShapeOf<'tiers'>, wording: Wording, language: Language): string {
  const zh = language === 'zh'
  const method = shape.method === 'slab' ? (zh ? '按所在档' : 'by the tier it falls in') : zh ? '分档累计' : 'tier by tier, summed'
  const steps = shape.tiers.map((tier) => {
    const end = tier.upTo === undefined ? (tier.below === undefined ? (zh ? '以上' : 'above') : `< ${tier.below}`) : `≤ ${tier.upTo}`
    const sum =
      tier.amount === undefined
        ? tier.rate === undefined
          ? priceWords(tier.price ?? '0', shape.unit, wording, language)
          : percent(tier.rate)
        : priceWords(tier.amount, undefined, wording, language)
    return `${end}: ${sum}${bounds(tier, language)}`
  })
  return `${factName(shape.by, wording, language)}${zh ? '，' : ', '}${method}${zh ? '：' : ': '}${steps.join(zh ? '；' : '; ')}${bounds(shape, language)}`
}

function priceWords(price: string, unit: string | undefined, wording: Wording, language: Language): string {
  const label = unit === undefined ? undefined : unitName(unit, wording, language)
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
