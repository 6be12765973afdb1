// A limit and its conditions in words, with facts and units called what the service calls them.
import type { Language } from '../language.ts'
import type { Condition, FactSummary, LimitShape, UnitSummary } from '../service/answers.ts'
import { percentText } from './percent.ts'

export interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactSummary>
  readonly units: ReadonlyMap<string, UnitSummary>
}

export const NO_VOCABULARY: Vocabulary = { facts: new Map(), units: new Map() }

type ShapeOf<T extends LimitShape['type']> = Extract<LimitShape, { type: T }>

export function limitWords(shape: LimitShape, vocabulary: Vocabulary, language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const price = (amount: string, unit: string | undefined) => priceWords(amount, unit, vocabulary, language)
  const of = (fact: string) => nameOf(fact, vocabulary, language)
  switch (shape.type) {
    case 'fixed':
      return price(shape.price, shape.unit) + bounds(shape, language)
    case 'ceiling':
      return say('最高 ', 'at most ') + price(shape.price, shape.unit) + bounds(shape, language)
    case 'range':
      return `${price(shape.min, shape.unit)} ${say('至', 'to')} ${price(shape.max, shape.unit)}`
    case 'percent':
      return `${of(shape.of)} × ${percentText(shape.rate)}${shape.per === undefined ? '' : ` × ${of(shape.per)}`}${bounds(shape, language)}`
    case 'markup':
      if (percentText(shape.rate) === '0%') return say(`不高于${of(shape.over)}`, `at most ${of(shape.over)}`)
      return say(`${of(shape.over)}加价不超过 ${percentText(shape.rate)}`, `${of(shape.over)} plus at most ${percentText(shape.rate)}`)
    case 'discount':
      return say(`按${of(shape.of)}的 ${percentText(shape.payable)} 收取`, `${percentText(shape.payable)} of ${of(shape.of)}`)
    case 'tiers':
      return tierWords(shape, vocabulary, language)
    case 'free':
      return say('免费', 'free of charge')
    case 'market':
      return say('市场调节价', 'market price')
    case 'local-standard':
      return localWords(shape, vocabulary, language)
    case 'contested':
      return shape.readings
        .map(({ reading, limit }) => `${reading[language]}${say('：', ': ')}${limitWords(limit, vocabulary, language)}`)
        .join(say('；或', '; or '))
  }
}

function localWords({ setBy, atLeast, atMost }: ShapeOf<'local-standard'>, vocabulary: Vocabulary, language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const least = atLeast === undefined ? '' : say('，不低于 ', ', not below ') + endWords(atLeast, vocabulary, language)
  const most = atMost === undefined ? '' : say('，不高于 ', ', not above ') + endWords(atMost, vocabulary, language)
  return say(`由${setBy.zh}制定`, `set by ${setBy.en}`) + least + most
}

/** A limit as the end of a range: the sum itself, without saying again that it is the most. */
function endWords(shape: LimitShape, vocabulary: Vocabulary, language: Language): string {
  if (shape.type === 'ceiling') return priceWords(shape.price, shape.unit, vocabulary, language) + bounds(shape, language)
  if (shape.type !== 'markup') return limitWords(shape, vocabulary, language)
  const over = nameOf(shape.over, vocabulary, language)
  const rate = percentText(shape.rate)
  return rate === '0%' ? over : `${over}${language === 'zh' ? '加' : ' plus '}${rate}`
}

function tierWords(shape: ShapeOf<'tiers'>, vocabulary: Vocabulary, language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const by = nameOf(shape.by, vocabulary, language)
  const steps = shape.tiers.map(({ upTo, below, price, rate, amount, cap, minimum }) => {
    const end = upTo !== undefined ? `≤ ${upTo}` : below !== undefined ? `< ${below}` : say('以上', 'above')
    const sum =
      amount !== undefined
        ? priceWords(amount, undefined, vocabulary, language)
        : rate !== undefined
          ? percentText(rate)
          : priceWords(price ?? '0', shape.unit, vocabulary, language)
    return `${end} ${sum}${bounds({ cap, minimum }, language)}`
  })
  const method = shape.method === 'slab' ? say('按所在档', 'by its tier') : say('分档累计', 'tier by tier')
  return `${by}${say('，', ', ')}${method}${say('：', ': ')}${steps.join(say('；', '; '))}${bounds(shape, language)}`
}

function priceWords(amount: string, unit: string | undefined, vocabulary: Vocabulary, language: Language): string {
  const label = unit === undefined ? undefined : (vocabulary.units.get(unit)?.label[language] ?? unit)
  return `${amount} ${language === 'zh' ? '元' : 'CNY'}${label === undefined ? '' : `/${label}`}`
}

function bounds({ cap, minimum }: { cap?: string | undefined; minimum?: string | undefined }, language: Language): string {
  const zh = language === 'zh'
  const most = cap === undefined ? '' : zh ? `，最高 ${cap} 元` : `, at most CNY ${cap}`
  return most + (minimum === undefined ? '' : zh ? `，最低 ${minimum} 元` : `, at least CNY ${minimum}`)
}

/** Each condition by itself: `用途：居民生活`. */
export function conditionWords(condition: Condition | null, vocabulary: Vocabulary, language: Language): string[] {
  return Object.entries(condition ?? {}).map(([fact, test]) => {
    if (typeof test !== 'object') return valueWords(fact, test, vocabulary, language)
    if (Array.isArray(test))
      return test.map((value) => valueWords(fact, value, vocabulary, language)).join(language === 'zh' ? '或' : ' or ')
    const signs = { above: '>', atLeast: '≥', below: '<', atMost: '≤' }
    const ends = Object.entries(test).map(([end, value]) => `${Object.entries(signs).find(([name]) => name === end)?.[1] ?? end} ${value}`)
    return `${nameOf(fact, vocabulary, language)} ${ends.join(language === 'zh' ? '且' : ' and ')}`
  })
}

/** A value of a fact by its label; yes and no with what was asked. */
export function valueWords(fact: string, value: string | boolean | number, vocabulary: Vocabulary, language: Language): string {
  const label = vocabulary.facts.get(fact)?.values?.find((it) => it.value === value)?.label[language]
  if (label !== undefined) return label
  if (typeof value !== 'boolean') return fact === 'issuer.name' ? `“${value}”` : String(value)
  const yes = language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  return `${nameOf(fact, vocabulary, language)}${language === 'zh' ? '：' : ': '}${yes}`
}

export function questionOf(fact: string, vocabulary: Vocabulary, language: Language): string {
  return vocabulary.facts.get(fact)?.question[language] ?? fact
}

/** What a fact is called as a noun. */
export function nameOf(fact: string, vocabulary: Vocabulary, language: Language): string {
  return vocabulary.facts.get(fact)?.label?.[language] ?? questionOf(fact, vocabulary, language)
}
