// What is said of a submitted bill in both languages: constants, so that nothing is built for a bill without fault; no text ever holds a value that was sent.
import type { Bilingual } from '../catalogue/schema/words.ts'
import { MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS } from '../values/decimal.ts'
import type { Region } from '../values/region.ts'
import { MAX_DEPTH, MAX_LINES, MAX_SAFE_DIGITS, MAX_TEXT } from './limits.ts'

export const SAID = {
  notDecimal: {
    zh: `须为普通的十进制数，小数点前最多 ${MAX_INTEGER_DIGITS} 位、后最多 ${MAX_FRACTION_DIGITS} 位，例如 "390.00"`,
    en: `must be a plain decimal with at most ${MAX_INTEGER_DIGITS} digits before and ${MAX_FRACTION_DIGITS} after the point, such as "390.00"`,
  },
  inexactNumber: {
    zh: `JSON 数字最多 ${MAX_SAFE_DIGITS} 位有效数字，且不得用指数写法，请改用文本`,
    en: `a JSON number carries at most ${MAX_SAFE_DIGITS} significant digits and no exponent: send it as text`,
  },
  notADay: { zh: '须为存在的日期，写作 YYYY-MM-DD', en: 'must be an existing day written YYYY-MM-DD' },
  sameId: { zh: '与另一行的行号相同', en: 'another line has the same id' },
  nameless: { zh: '每一行须有收费名称（description）或编码（code）', en: 'a line needs a description or a code' },
  negative: {
    zh: '金额为负的行须标明是红冲行："credit": true',
    en: 'a negative amount must be marked as a credit line: "credit": true',
  },
  positiveCredit: { zh: '红冲行的金额须为负数', en: 'the amount of a credit line is negative' },
  negativePart: { zh: '为负数，只有红冲行才可以', en: 'is negative, and only a credit line may be' },
  endsEarly: { zh: '期间的结束早于开始', en: 'the period ends before it begins' },
  usccShape: {
    zh: '须为 18 位统一社会信用代码（GB 32100-2015）',
    en: 'must be 18 characters of a unified social credit code (GB 32100-2015)',
  },
  usccCheck: {
    zh: '统一社会信用代码的校验码不对（GB 32100-2015）',
    en: 'the check character of the unified social credit code is wrong (GB 32100-2015)',
  },
  noRegion: {
    zh: '须为 CN 或已有的 2、4、6 位 GB/T 2260 代码',
    en: 'must be CN or a code of GB/T 2260 with 2, 4 or 6 digits that exists',
  },
  unknownFact: { zh: '不在事实词汇表中', en: 'is not a fact of the vocabulary' },
  notTrueOrFalse: { zh: '须为 true 或 false', en: 'must be true or false' },
  notPositive: { zh: '须为普通的十进制数，且不得为负', en: 'must be a plain decimal, not negative' },
  notFactText: { zh: `须为文本，最多 ${MAX_TEXT} 个字符`, en: `must be text of at most ${MAX_TEXT} characters` },
  missing: { zh: '缺少这一项', en: 'is missing' },
  unknownProperty: { zh: '这里不能填写这一项', en: 'is not a property of this object' },
  keyTwice: { zh: '同一对象中这个键出现了两次', en: 'this key stands twice in one object' },
  tooDeep: { zh: `嵌套超过 ${MAX_DEPTH} 层`, en: `is nested deeper than ${MAX_DEPTH}` },
  longNumber: {
    zh: `JSON 数字最多 ${MAX_SAFE_DIGITS} 位有效数字，请改用文本`,
    en: `a JSON number carries at most ${MAX_SAFE_DIGITS} significant digits: send it as text`,
  },
  vanishingNumber: { zh: '数值太小，JSON 数字无法表示，请改用文本', en: 'is too small for a JSON number: send it as text' },
} as const satisfies Record<string, Bilingual>

/** What the schema says in words of its own: there in English, from which both are found again. */
export const SCHEMA = {
  onlyYuan: { zh: '限额以人民币计，只能核对币种为 CNY 的单据', en: 'the limits are in yuan: only CNY can be checked' },
  noLines: { zh: '单据至少要有一行', en: 'an invoice needs at least one line' },
  manyLines: { zh: `一张单据最多 ${MAX_LINES} 行`, en: `an invoice has at most ${MAX_LINES} lines` },
  decimal: { zh: '须为文本或数字', en: 'must be text or a number' },
  fact: { zh: '须为文本、true、false 或数字', en: 'must be text, true, false or a number' },
} as const satisfies Record<string, Bilingual>

export function notAmong(values: readonly (string | boolean)[] | undefined): Bilingual {
  return { zh: `须为其中之一：${values?.join('、')}`, en: `must be one of: ${values?.join(', ')}` }
}

/** A code that had ended on the day of the bill; its successors are named, it is not. */
export function regionEnded({ validTo, succeededBy }: Region): Bilingual {
  return {
    zh: `这个 GB/T 2260 代码已于 ${validTo} 停用，现为 ${succeededBy.join('、')}`,
    en: `this code of GB/T 2260 ended on ${validTo}; its place is now ${succeededBy.join(', ')}`,
  }
}
