// One entry of the catalogues as a person reads it: an item with its dated limits, or a rule that stands beside the items.
import type { Language } from '../../core/assess/outcome.ts'
import type { CompiledItem, CompiledProhibition, CompiledRelief } from '../../core/catalogue/compile.ts'
import { conditionSentence } from '../../core/catalogue/condition-sentence.ts'
import type { Edition } from '../../core/catalogue/edition.ts'
import type { Kind } from '../../core/catalogue/schema/words.ts'
import { ENDED_WORDS, GOVERNED_WORDS, KIND_WORDS } from '../../core/catalogue/words/labels.ts'
import { limitWords } from '../../core/catalogue/words/limit-words.ts'
import { percent } from '../../core/catalogue/words/percent.ts'
import { fullRegionName } from '../../core/values/region.ts'
import type { Page } from '../screen/page.ts'
import { writeDated } from './dated-lines.ts'

/** Writes the entry; false when no entry has the id. */
export function writeEntry(page: Page, edition: Edition, id: string, language: Language): boolean {
  const { items, prohibitions, reliefs } = edition.compiled
  const item = items.find((it) => it.id === id)
  if (item !== undefined) writeItem(page, edition, item, language)
  const rule = prohibitions.find((it) => it.rule.id === id) ?? reliefs.find((it) => it.rule.id === id)
  if (rule !== undefined) writeRule(page, edition, rule, language)
  return item !== undefined || rule !== undefined
}

interface Head {
  readonly id: string
  readonly name: string
  readonly kind: Kind
  readonly jurisdiction: string
}

function writeHead(page: Page, edition: Edition, { id, name, kind, jurisdiction }: Head, language: Language): void {
  const place = fullRegionName(edition.regions, jurisdiction) ?? jurisdiction
  page.paragraph(name, { colour: 'bold' })
  page.paragraph([id, KIND_WORDS[kind][language], `${place} (${jurisdiction})`].join(language === 'zh' ? '，' : ', '), { colour: 'dim' })
}

function writeItem(page: Page, edition: Edition, item: CompiledItem, language: Language): void {
  const { source } = item
  const zh = language === 'zh'
  writeHead(page, edition, { ...item, name: item.name[language] }, language)
  const row = (label: string, text: string | undefined) => writeRow(page, label, text, language)
  row(zh ? '又名' : 'also called', source.aliases?.join(zh ? '、' : ', '))
  row(zh ? '收费方' : 'charged by', issuers(edition, item.issuers, language))
  row(zh ? '日期' : 'dates', GOVERNED_WORDS[item.governedBy][language])
  row(zh ? '取代' : 'replaces', [...item.replaces].join(', '))
  row(zh ? '同一收费' : 'judged as', item.sameAs)
  row(zh ? '说明' : 'note', source.note?.[language])
  for (const { shape, when, grounds } of item.limits) {
    writeDated(
      page,
      { title: limitWords(shape, edition.vocabulary, language), condition: conditionSentence(when, edition.vocabulary, language), grounds },
      language,
    )
  }
  for (const { how, when, grounds } of item.ended) {
    writeDated(
      page,
      { title: ENDED_WORDS[how][language], condition: conditionSentence(when, edition.vocabulary, language), grounds },
      language,
    )
  }
  for (const relief of item.reliefs) {
    page.line()
    page.paragraph(`${relief.rule.name[language]} (${relief.rule.id})`, { label: zh ? '减免：' : 'relief: ' })
  }
}

function writeRule(page: Page, edition: Edition, entry: CompiledProhibition | CompiledRelief, language: Language): void {
  const { rule, jurisdiction, issuers: roles, when, grounds } = entry
  const zh = language === 'zh'
  const kind = 'payable' in entry ? 'relief' : 'prohibition'
  writeHead(page, edition, { id: rule.id, name: rule.name[language], kind, jurisdiction }, language)
  writeRow(page, zh ? '账单名称' : 'on bills', rule.names?.join(zh ? '、' : ', '), language)
  writeRow(page, zh ? '收费方' : 'charged by', issuers(edition, roles, language), language)
  writeRow(page, zh ? '说明' : 'note', rule.note?.[language], language)
  if ('appliesTo' in rule) writeRow(page, zh ? '适用于' : 'applies to', rule.appliesTo?.join(', '), language)
  const title = 'payable' in rule ? payableWords(rule.payable, language) : zh ? '禁止收取' : 'must not be charged'
  writeDated(page, { title, condition: conditionSentence(when, edition.vocabulary, language), grounds }, language)
}

function writeRow(page: Page, label: string, text: string | undefined, language: Language): void {
  if (text !== undefined && text !== '') page.paragraph(text, { label: `${label}${language === 'zh' ? '：' : ': '}` })
}

function issuers(edition: Edition, roles: CompiledItem['issuers'], language: Language): string | undefined {
  if (roles === undefined) return undefined
  return [...roles].map((role) => edition.vocabulary.roles.get(role)?.label[language] ?? role).join(language === 'zh' ? '；' : '; ')
}

/** What a relief leaves of the charge. */
function payableWords(share: string, language: Language): string {
  return language === 'zh' ? `按原应收金额的 ${percent(share)} 收取` : `${percent(share)} of what it would be`
}
