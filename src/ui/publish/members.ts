// What the members of a change set are called on the form; where a fault stands is said in the same words.
import type { Bilingual } from '../language.ts'
import { stepsOf } from './json.ts'

const MEMBERS: Readonly<Record<string, Bilingual>> = {
  note: { zh: '说明', en: 'Note' },
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  aliases: { zh: '别名', en: 'Aliases' },
  weakAliases: { zh: '笼统的名称', en: 'General names' },
  limits: { zh: '收费标准', en: 'Limits' },
  limit: { zh: '收费标准', en: 'Limit' },
  type: { zh: '方式', en: 'Manner' },
  price: { zh: '价格（元）', en: 'Price, CNY' },
  unit: { zh: '计价单位', en: 'Per unit' },
  cap: { zh: '封顶（元）', en: 'Cap, CNY' },
  minimum: { zh: '起收（元）', en: 'Minimum, CNY' },
  min: { zh: '最低（元）', en: 'From, CNY' },
  max: { zh: '最高（元）', en: 'To, CNY' },
  rate: { zh: '比例（小数）', en: 'Share, as a decimal' },
  payable: { zh: '应付比例（小数）', en: 'Payable share, as a decimal' },
  of: { zh: '以何为基数', en: 'Of what' },
  per: { zh: '再乘以', en: 'Times' },
  over: { zh: '以何为基准价', en: 'Over what base' },
  series: { zh: '基准价序列', en: 'Reference series' },
  method: { zh: '分档方法', en: 'Method' },
  by: { zh: '按什么分档', en: 'By what' },
  tiers: { zh: '各档', en: 'Tiers' },
  upTo: { zh: '至（含）', en: 'Up to' },
  below: { zh: '至（不含）', en: 'Below' },
  amount: { zh: '整档（元）', en: 'Whole tier, CNY' },
  setBy: { zh: '由谁制定', en: 'Set by' },
  amountFact: { zh: '标准金额由何事实给出', en: 'Fact that states the amount' },
  when: { zh: '适用条件', en: 'Conditions' },
  from: { zh: '首日', en: 'First day' },
  to: { zh: '末日', en: 'Last day' },
  basis: { zh: '依据文件', en: 'Documents' },
  document: { zh: '文号或名称', en: 'Number or title' },
  clause: { zh: '条款', en: 'Clause' },
  verification: { zh: '核对程度', en: 'Verification' },
  lastConfirmed: { zh: '最近核对日', en: 'Last compared on' },
  copies: { zh: '公开副本网址', en: 'Public copies' },
  how: { zh: '如何终止', en: 'How it ended' },
  title: { zh: '标题', en: 'Title' },
  published: { zh: '发布日', en: 'Published' },
  inForce: { zh: '施行日', en: 'In force' },
  link: { zh: '网址', en: 'Address' },
  jurisdiction: { zh: '地区', en: 'Place' },
  kind: { zh: '类别', en: 'Kind' },
  issuers: { zh: '收费主体', en: 'Who charges' },
  readings: { zh: '各种读法', en: 'Readings' },
  reading: { zh: '读法', en: 'Reading' },
  atLeast: { zh: '不低于', en: 'Not below' },
  atMost: { zh: '不高于', en: 'Not above' },
  reach: { zh: '禁止什么', en: 'What is forbidden' },
  names: { zh: '单据上的名称', en: 'Names on bills' },
  weakNames: { zh: '笼统的名称', en: 'General names' },
  with: { zh: '与哪项收费同单', en: 'Beside which charge' },
  appliesTo: { zh: '适用项目', en: 'Charges it lowers' },
  combine: { zh: '与其他减免', en: 'With other reliefs' },
  enforceable: { zh: '必须执行', en: 'Binding' },
  sameAs: { zh: '同一规定另见', en: 'The same rule under' },
  items: { zh: '收了其中一项', en: 'Where one of these is charged' },
  forbids: { zh: '就不得再收', en: 'none of these may be' },
  catalogue: { zh: '新目录', en: 'New catalogue' },
  coverage: { zh: '完整程度', en: 'Coverage' },
  state: { zh: '完整程度', en: 'How complete' },
  missing: { zh: '已知缺少的内容', en: 'What is known to be missing' },
  supersedes: { zh: '取代', en: 'Takes the place of' },
  ended: { zh: '停征、取消', en: 'Ended' },
  documents: { zh: '新文件', en: 'New documents' },
  changes: { zh: '变更', en: 'Changes' },
}

/** What the member a pointer leads to is called; one without a word of its own by its name in the data. */
export function memberName(pointer: string, language: keyof Bilingual): string {
  const steps = stepsOf(pointer).filter((step) => !/^\d+$/.test(step))
  const last = steps.at(-1) ?? ''
  const owner = steps.at(-2)
  const name = MEMBERS[last]?.[language] ?? last
  const isTongue = last === 'zh' || last === 'en'
  if (!isTongue || owner === undefined) return name
  return language === 'zh' ? `${MEMBERS[owner]?.zh ?? owner}（${name}）` : `${MEMBERS[owner]?.en ?? owner}, ${name}`
}

/** Where a fault stands, in words: `变更 1 · 首日`. */
export function faultPlace(pointer: string, language: keyof Bilingual): string {
  const [first = '', second = '', ...rest] = stepsOf(pointer)
  if (pointer === '') return ''
  if (first === 'changes' && second !== '') {
    const whole = language === 'zh' ? `变更 ${Number(second) + 1}` : `Change ${Number(second) + 1}`
    return rest.length === 0 ? whole : `${whole} · ${memberName(pointer, language)}`
  }
  if (first === 'documents' && second !== '') return rest.length === 0 ? second : `${second} · ${memberName(pointer, language)}`
  return memberName(pointer, language)
}

/** The id of the field at a pointer, so that a fault can lead to it. */
export function fieldId(pointer: string): string {
  return `at${pointer.replaceAll('/', '.')}`
}
