// Who charges and who pays, in the words of those who pay.
import type { Bilingual } from '../language.ts'
import type { IssuerRole, PayerKind } from '../service/answers.ts'

export const ROLES: Readonly<Record<IssuerRole, Bilingual>> = {
  'non-grid-supplier': {
    zh: '物业、商场、园区、市场、房东（转供水电）',
    en: 'Property manager, mall, park or landlord passing on power or water',
  },
  'public-utility': { zh: '供电、供水、供气、供热、通信、有线电视企业', en: 'Power, water, gas, heat, telecom or cable company' },
  'administrative-agency': { zh: '政府部门、行政机关', en: 'Government department or agency' },
  'public-institution': {
    zh: '事业单位（检测、登记、公证、考试等）',
    en: 'Public institution (testing, registration, notary, examinations)',
  },
  'trade-association': { zh: '行业协会、商会', en: 'Trade association or chamber' },
  bank: { zh: '银行、支付机构', en: 'Bank or payment institution' },
  intermediary: { zh: '中介服务机构（评估、代理、鉴定等）', en: 'Intermediary (valuation, agency, appraisal)' },
  'port-operator': { zh: '港口、口岸经营单位', en: 'Port operator' },
  'toll-operator': { zh: '高速公路、收费站', en: 'Toll road' },
  'contracting-party': { zh: '收保证金的一方（招标人、建设单位、采购人）', en: 'Party taking a deposit (tenderer, owner of works, buyer)' },
  enterprise: { zh: '其他企业（一般买卖）', en: 'Other enterprise (ordinary trade)' },
}

export const PAYERS: Readonly<Record<PayerKind, Bilingual>> = {
  'individual-business': { zh: '个体工商户', en: 'Individual business' },
  'small-or-micro-enterprise': { zh: '小微企业', en: 'Small or micro enterprise' },
  enterprise: { zh: '企业（非小微）', en: 'Enterprise (not small or micro)' },
  individual: { zh: '个人', en: 'Individual' },
  'public-body': { zh: '机关、事业单位', en: 'Public body' },
}

export function isRole(text: string): text is IssuerRole {
  return Object.hasOwn(ROLES, text)
}
