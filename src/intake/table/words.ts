// The closed vocabularies in a spreadsheet's own words: roles, kinds of payer, what the supply is used for.

const WORDS = {
  issuerRole: {
    行政机关: 'administrative-agency',
    事业单位: 'public-institution',
    公用企业: 'public-utility',
    非电网供电主体: 'non-grid-supplier',
    转供电主体: 'non-grid-supplier',
    行业协会: 'trade-association',
    行业协会商会: 'trade-association',
    银行: 'bank',
    中介机构: 'intermediary',
    中介服务机构: 'intermediary',
    港口经营单位: 'port-operator',
    收费公路经营单位: 'toll-operator',
    合同相对方: 'contracting-party',
    企业: 'enterprise',
  },
  payerKind: {
    企业: 'enterprise',
    小微企业: 'small-or-micro-enterprise',
    个体工商户: 'individual-business',
    个人: 'individual',
    机关事业单位: 'public-body',
  },
  customerClass: {
    居民: 'residential',
    居民生活: 'residential',
    居民生活用电: 'residential',
    居民生活用水: 'residential',
    农业生产: 'agricultural',
    农业生产用电: 'agricultural',
    工商业: 'industrial-commercial',
    工商业用电: 'industrial-commercial',
    一般工商业: 'industrial-commercial',
    大工业: 'industrial-commercial',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>

const WORD_MAPS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(WORDS).map(([vocabulary, words]) => [vocabulary, new Map<string, string>(Object.entries(words))]),
)

/** A word of the contract itself, such as `non-grid-supplier`. */
const WORD_OF_CONTRACT = /^[a-z]+(?:-[a-z]+)*$/

/** The word of the contract for a cell, or undefined where it is not one we know. */
export function wordOf(vocabulary: keyof typeof WORDS, text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  if (WORD_OF_CONTRACT.test(plain)) return plain
  return WORD_MAPS.get(vocabulary)?.get(plain)
}
