// The bills by which the first version shows what it does, each with the answer a person works out from the documents.

/** What of a line the answer is held to: verdict, sums, code of the finding that decides (none where all is in order) and a document it must cite. */
export interface ShownLine {
  readonly verdict: string
  readonly allowed: string | null
  readonly excess: string
  readonly code?: string
  readonly document?: string
}
export interface Shown {
  readonly title: string
  readonly bill: object
  readonly verdict: string
  readonly lines: readonly ShownLine[]
}

const HAMI = '哈政办发〔2023〕14号'
const XINJIANG = '新政办发〔2023〕5号'
const at = { jurisdiction: '650502', issuedOn: '2023-05-10' }

/** One line by one issuer in Hami, on an ordinary day unless another is named. */
const one = (role: string, line: object, changes: object = {}) => ({ ...at, issuer: { role }, lines: [line], ...changes })
const electricity = (unitPrice: string, amount: string, facts: object) => ({
  description: '电费',
  quantity: '2000',
  unit: '度',
  unitPrice,
  amount,
  facts,
})
const lift = { description: '电梯定期检验费', amount: '1000.00', facts: { standardAmount: '1000' } }
/** The relief names the institutes it binds, so the issuer's name counts. */
const small = (issuedOn: string) => ({
  issuedOn,
  issuer: { name: '新疆维吾尔自治区特种设备检验研究院', role: 'public-institution' },
  payer: { kind: 'small-or-micro-enterprise' },
})
const shop = (facts: object) => electricity('0.448', '896.00', { customerClass: 'industrial-commercial', basePrice: '0.40', ...facts })

const fine = (allowed: string): ShownLine => ({ verdict: 'permitted', allowed, excess: '0.00' })
const wrong = (code: string, allowed: string, excess: string, document: string): ShownLine => ({
  verdict: 'violation',
  allowed,
  excess,
  code,
  document,
})
const show = (title: string, bill: object, ...lines: ShownLine[]): Shown => {
  const worst = ['violation', 'undetermined', 'permitted', 'not-regulated'].find((verdict) => lines.some((it) => it.verdict === verdict))
  return { title, bill, verdict: worst ?? '', lines }
}

export const SHOWN: readonly Shown[] = [
  show(
    '0.45 yuan per kWh to a home in Hami: 2000 × 0.39 = 780.00',
    one('non-grid-supplier', electricity('0.45', '900.00', { customerClass: 'residential' })),
    wrong('above-limit', '780.00', '120.00', HAMI),
  ),
  show(
    '12 % over the base with the metering known to be flat: 2000 × 0.40 × 1.12 = 896.00',
    one('non-grid-supplier', shop({ metering: 'flat' })),
    fine('896.00'),
  ),
  show('12 % over the base with the metering unknown: the documents can be read two ways', one('non-grid-supplier', shop({})), {
    verdict: 'undetermined',
    allowed: '896.00',
    excess: '0.00',
    code: 'contested-reading',
    document: XINJIANG,
  }),
  show(
    'a service fee on top of electricity',
    {
      ...one('non-grid-supplier', {}),
      lines: [electricity('0.39', '780.00', { customerClass: 'residential' }), { description: '服务费', amount: '30.00' }],
    },
    fine('780.00'),
    wrong('prohibited', '0.00', '30.00', HAMI),
  ),
  show(
    'a container truck charged in full: 800 × 0.64 = 512.00',
    one('toll-operator', {
      description: '高速公路通行费',
      amount: '800.00',
      facts: { vehicleUse: 'international-container', standardToll: '800', etc: false, coveredRoad: false },
    }),
    wrong('discount-not-applied', '512.00', '288.00', HAMI),
  ),
  show(
    'fresh produce charged at all',
    one('toll-operator', {
      description: '通行费',
      amount: '65.00',
      facts: { vehicleUse: 'fresh-produce', fullLoad: true, lawfulLoad: true },
    }),
    wrong('discount-not-applied', '0.00', '65.00', HAMI),
  ),
  show(
    'a 12 % performance deposit: at most 10 % of 500000',
    one('contracting-party', {
      description: '履约保证金',
      amount: '60000.00',
      facts: { contractAmount: '500000', governmentProcurement: false },
    }),
    wrong('above-limit', '50000.00', '10000.00', '国务院令第613号'),
  ),
  show(
    'a performance and a quality deposit together',
    {
      ...one('contracting-party', {}),
      lines: [
        { description: '履约保证金', amount: '50000.00', facts: { contractAmount: '500000', governmentProcurement: false } },
        { description: '工程质量保证金', amount: '15000.00', facts: { settlementAmount: '500000', contractedOn: '2023-02-01' } },
      ],
    },
    fine('50000.00'),
    wrong('incompatible', '0.00', '15000.00', '建质〔2017〕138号'),
  ),
  show(
    'a water capacity fee on the day it was abolished, 2021-03-01',
    one('public-utility', { description: '用水增容费', amount: '3000.00' }, { issuedOn: '2021-03-01' }),
    wrong('not-in-force', '0.00', '3000.00', '国办函〔2020〕129号'),
  ),
  show(
    'a lift inspection in June 2023, billed to a small firm in full: 1000 × 0.90',
    one('public-institution', lift, small('2023-06-15')),
    wrong('discount-not-applied', '900.00', '100.00', '新市监机〔2023〕83号'),
  ),
  show(
    'a lift inspection in September 2023, when the relief had ended',
    one('public-institution', lift, small('2023-09-15')),
    fine('1000.00'),
  ),
  show(
    'an association’s appraisal fee',
    one('trade-association', { description: '评选费', amount: '2800.00' }),
    wrong('prohibited', '0.00', '2800.00', HAMI),
  ),
  show(
    'an abolished fee',
    one('administrative-agency', { description: '机动车抵押登记费', amount: '70.00' }),
    wrong('not-in-force', '0.00', '70.00', '财税〔2017〕20号'),
  ),
  show(
    'an agency’s invention, no basis shown',
    one('administrative-agency', { description: '门前秩序协管费', amount: '600.00', facts: { citedBasis: 'none' } }),
    wrong('outside-catalogue', '0.00', '600.00', '哈密市人民政府令第2号'),
  ),
  show('an ordinary shop’s invoice', one('enterprise', { description: '打印纸', quantity: '10', unitPrice: '25', amount: '250.00' }), {
    verdict: 'not-regulated',
    allowed: null,
    excess: '0.00',
  }),
]
