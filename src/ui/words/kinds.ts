// What catalogues, levels, matches and checks of a value are called.
import type { Bilingual } from '../language.ts'
import type { Kind, LineReport, Verdict, Verification } from '../service/answers.ts'

export const KINDS: Readonly<Record<Kind, Bilingual>> = {
  'government-fund': { zh: '政府性基金', en: 'Government funds' },
  'administrative-fee': { zh: '行政事业性收费', en: 'Administrative fees' },
  deposit: { zh: '涉企保证金', en: 'Deposits' },
  'government-priced-service': { zh: '政府定价经营服务', en: 'Government-priced services' },
  'electricity-tariff': { zh: '电价', en: 'Electricity' },
  'toll-discount': { zh: '通行费优惠', en: 'Toll discounts' },
  'utility-charge': { zh: '水气热等公用事业', en: 'Utilities' },
  'port-charge': { zh: '口岸港口收费', en: 'Port charges' },
  'intermediary-service': { zh: '中介服务收费', en: 'Intermediary services' },
  relief: { zh: '减免', en: 'Reliefs' },
  prohibition: { zh: '禁止收费', en: 'Prohibitions' },
}

export function isKind(text: string): text is Kind {
  return Object.hasOwn(KINDS, text)
}

export const VERDICTS: Readonly<Record<Verdict, Bilingual>> = {
  violation: { zh: '违规', en: 'Violation' },
  undetermined: { zh: '待定', en: 'Undetermined' },
  permitted: { zh: '合规', en: 'Permitted' },
  'not-regulated': { zh: '不受目录约束', en: 'Not regulated' },
}

export const VERIFICATIONS: Readonly<Record<Verification, Bilingual>> = {
  original: { zh: '已与文件原文核对', en: 'read in the document itself' },
  'public-copy': { zh: '已与公开副本核对', en: 'seen in a public copy' },
  unconfirmed: { zh: '尚未与文件核对', en: 'not yet compared with its document' },
}

const LEVELS: Readonly<Record<string, Bilingual>> = {
  CN: { zh: '全国目录', en: 'national' },
  2: { zh: '省级目录', en: 'regional' },
  4: { zh: '市级目录', en: 'city' },
  6: { zh: '区县目录', en: 'county' },
}

/** The level a jurisdiction stands at, by its code. */
export function levelOf(jurisdiction: string): Bilingual {
  return LEVELS[jurisdiction] ?? LEVELS[jurisdiction.length] ?? { zh: jurisdiction, en: jurisdiction }
}

type Method = NonNullable<NonNullable<LineReport['match']>['method']>

export const METHODS: Readonly<Record<Method, Bilingual>> = {
  code: { zh: '按指定的项目', en: 'by the item named' },
  exact: { zh: '名称相同', en: 'the same name' },
  alias: { zh: '目录所列别名', en: 'a listed alias' },
  similar: { zh: '名称相近', en: 'a similar name' },
}

export const ENDS: Readonly<Record<string, Bilingual>> = {
  abolished: { zh: '取消', en: 'abolished' },
  suspended: { zh: '停征', en: 'suspended' },
  exempted: { zh: '免征', en: 'exempted' },
  'replaced-by-tax': { zh: '改为征税', en: 'replaced by a tax' },
}
