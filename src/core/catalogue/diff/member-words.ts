// What the members of catalogue data are called, so that a reader need not know the schema.
import type { Bilingual } from '../schema/words.ts'

/** Empty: a member that only wraps what stands in it. */
export const MEMBER_WORDS: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  (
    [
      // Entries.
      ['id', '编号', 'id'],
      ['name', '名称', 'name'],
      ['kind', '类别', 'kind'],
      ['jurisdiction', '地区', 'place'],
      ['charge', '所属收费', 'charge it is a case of'],
      ['aliases', '别名', 'other names'],
      ['weakAliases', '笼统名称', 'general names'],
      ['states', '名称所含事实', 'facts its names state'],
      ['names', '名称', 'names'],
      ['weakNames', '笼统名称', 'general names'],
      ['facts', '事实', 'facts'],
      ['codes', '收费编码', 'codes'],
      ['issuers', '收费方', 'charged by'],
      ['chargedBy', '收费单位', 'charged by (in words)'],
      ['paidBy', '缴费人', 'paid by'],
      ['governedBy', '以何日为准', 'governing date'],
      ['governedWithin', '以何日为准的天数', 'days it governs'],
      ['introduced', '设立', 'introduced'],
      ['replaces', '取代', 'replaces'],
      ['sameAs', '同一收费', 'same as'],
      ['includes', '包含', 'includes'],
      ['perOccasion', '可多次收取', 'may repeat'],
      ['limits', '收费标准', 'limit'],
      ['ended', '终止', 'end'],
      ['how', '方式', 'how'],
      ['note', '说明', 'note'],
      ['reach', '效力范围', 'reach'],
      ['with', '随同收费', 'charged with'],
      ['appliesTo', '适用于', 'applies to'],
      ['payable', '应缴比例', 'share payable'],
      ['combine', '叠加方式', 'combines'],
      ['enforceable', '是否强制', 'enforceable'],
      ['items', '项目', 'items'],
      ['forbids', '不得并收', 'forbids'],
      // Grounds.
      ['from', '首日', 'first day'],
      ['to', '末日', 'last day'],
      ['basis', '依据', 'basis'],
      ['document', '文件', 'document'],
      ['clause', '条款', 'clause'],
      ['verification', '核对', 'verified'],
      ['lastConfirmed', '最近核对', 'last confirmed'],
      ['copies', '公开文本', 'public copies'],
      ['when', '条件', 'conditions'],
      // Limits.
      ['limit', '', ''],
      ['type', '类型', 'type'],
      ['price', '单价', 'price'],
      ['unit', '计量单位', 'unit'],
      ['cap', '上限', 'cap'],
      ['minimum', '下限', 'minimum'],
      ['min', '最低', 'least'],
      ['max', '最高', 'most'],
      ['rate', '比例', 'rate'],
      ['of', '计费基数', 'base'],
      ['per', '乘以', 'times'],
      ['over', '基准', 'over'],
      ['series', '基准价序列', 'reference series'],
      ['method', '分档方式', 'method'],
      ['by', '分档依据', 'tiers by'],
      ['tiers', '分档', 'tier'],
      ['upTo', '至（含）', 'up to'],
      ['below', '至（不含）', 'below'],
      ['amount', '金额', 'amount'],
      ['setBy', '由何处制定', 'set by'],
      ['amountFact', '金额事实', 'fact of the amount'],
      ['atLeast', '不低于', 'at least'],
      ['atMost', '不高于', 'at most'],
      ['readings', '读法', 'reading'],
      ['reading', '读法', 'reading'],
      // Catalogues, documents and vocabularies.
      ['title', '标题', 'title'],
      ['coverage', '完整程度', 'coverage'],
      ['state', '状态', 'state'],
      ['missing', '缺项', 'missing'],
      ['published', '公布', 'published'],
      ['inForce', '施行', 'in force'],
      ['year', '年份', 'year'],
      ['until', '失效', 'until'],
      ['draft', '草案', 'draft'],
      ['link', '链接', 'link'],
      ['values', '取值', 'values'],
      ['value', '取值', 'value'],
      ['label', '文字', 'label'],
      ['field', '单据字段', 'field of the bill'],
      ['question', '问题', 'question'],
      ['dimension', '量纲', 'dimension'],
      ['factor', '换算', 'factor'],
      ['counted', '按个计', 'counted'],
      ['byDay', '按日分摊', 'spread by day'],
      ['role', '身份', 'role'],
      ['bound', '约束', 'bound'],
      ['boundWith', '随同约束', 'bound with'],
      ['boundWhen', '约束条件', 'bound when'],
      ['kinds', '类别', 'kinds'],
      ['line', '每行', 'line'],
      ['total', '合计', 'total'],
      ['perLine', '每行', 'per line'],
      ['confirmation', '再次核对的期限', 'comparing again'],
      ['withinDays', '天数以内', 'within days'],
      ['reason', '理由', 'reason'],
    ] as const
  ).map(([name, zh, en]) => [name, { zh, en }]),
)

/** `/limits/0/limit/price` as `收费标准 1 · 单价`; what has no word of ours is called as the data call it. */
export function fieldLabel(path: string, language: keyof Bilingual): string {
  const parts: string[] = []
  for (const segment of path.split('/').slice(1)) {
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~')
    const words = Object.hasOwn(MEMBER_WORDS, name) ? MEMBER_WORDS[name]?.[language] : name
    if (/^\d+$/.test(name) && parts.length > 0) parts.push(`${parts.pop()} ${Number(name) + 1}`)
    else if (words !== '') parts.push(words ?? name)
  }
  return parts.join(' · ')
}
