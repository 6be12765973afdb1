// The words for what a catalogue names by a key, in both languages: kinds, verification, how a charge ended, which date governs, at which level a place stands.
import type { CompiledEnd } from '../compile.ts'
import type { Bilingual, GoverningDate, Kind, Verification } from '../schema/words.ts'

export const KIND_WORDS = {
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
} as const satisfies Record<Kind, Bilingual>

export const VERIFICATION_WORDS = {
  original: { zh: '已与文件原文核对', en: 'read in the document itself' },
  'public-copy': { zh: '已与公开副本核对', en: 'seen in a public copy' },
  unconfirmed: { zh: '尚未与文件核对', en: 'not yet compared with its document' },
} as const satisfies Record<Verification, Bilingual>

export const ENDED_WORDS = {
  abolished: { zh: '取消', en: 'abolished' },
  suspended: { zh: '停征', en: 'suspended' },
  exempted: { zh: '免征', en: 'exempted' },
  'replaced-by-tax': { zh: '改为征税', en: 'replaced by a tax' },
} as const satisfies Record<CompiledEnd['how'], Bilingual>

export const GOVERNED_WORDS = {
  service: { zh: '以服务期间为准', en: 'by the period of the service' },
  issue: { zh: '以开单日为准', en: 'by the day of the bill' },
  contract: { zh: '以合同签订日为准', en: 'by the day of the contract' },
  application: { zh: '以申请日为准', en: 'by the day of the application' },
} as const satisfies Record<GoverningDate, Bilingual>
