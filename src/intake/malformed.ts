// Why a text is not well-formed XML or CSV, in both languages: the parsers' own words are English and may quote the file.
import type { Bilingual } from '../core/catalogue/schema/words.ts'

/** How the XML parser's message begins, and what to say of it. */
const XML_REASONS: readonly (readonly [string, Bilingual])[] = [
  ['documents may contain only one root', { zh: '有多个根元素', en: 'documents may contain only one root' }],
  ['document must contain a root element', { zh: '没有根元素', en: 'there is no root element' }],
  ['text data outside of root node', { zh: '根元素之外有文字', en: 'text stands outside the root element' }],
  ['undefined entity', { zh: '使用了没有定义的实体', en: 'undefined entity' }],
  ['malformed character entity', { zh: '字符实体有误', en: 'malformed character entity' }],
  ['unclosed tag', { zh: '有标签没有结束', en: 'a tag is not closed' }],
  ['unmatched closing tag', { zh: '结束标签与开始标签不对应', en: 'a closing tag does not match' }],
  ['unexpected close tag', { zh: '结束标签与开始标签不对应', en: 'a closing tag does not match' }],
  ['duplicate attribute', { zh: '同一元素中有重复的属性', en: 'an attribute stands twice' }],
  ['attribute without value', { zh: '有属性没有值', en: 'an attribute has no value' }],
  ['unquoted attribute value', { zh: '属性值没有加引号', en: 'an attribute value is not quoted' }],
  ['unbound namespace prefix', { zh: '命名空间前缀没有声明', en: 'a namespace prefix is not declared' }],
  ['disallowed character', { zh: '含有不允许的字符', en: 'a character is not allowed' }],
  ['unexpected end', { zh: '文件不完整', en: 'the file breaks off' }],
]

const CSV_REASONS: Readonly<Record<string, Bilingual>> = {
  CSV_QUOTE_NOT_CLOSED: { zh: '引号没有成对', en: 'quote not closed' },
  CSV_INVALID_CLOSING_QUOTE: { zh: '引号之后有多余的文字', en: 'invalid closing quote' },
  INVALID_OPENING_QUOTE: { zh: '引号没有从单元格开头写起', en: 'invalid opening quote' },
  CSV_MAX_RECORD_SIZE: { zh: '一行过长', en: 'max record size' },
}

export function malformedXml(message: string): Bilingual {
  const plain = message.replace(/^\d+:\d+: /, '')
  return said('XML', XML_REASONS.find(([beginning]) => plain.startsWith(beginning))?.[1])
}

export function malformedCsv(code: string): Bilingual {
  return said('CSV', CSV_REASONS[code])
}

function said(format: string, reason: Bilingual | undefined): Bilingual {
  if (reason === undefined) return { zh: `不是格式正确的 ${format}`, en: `not well-formed ${format}` }
  return { zh: `不是格式正确的 ${format}：${reason.zh}`, en: `not well-formed ${format}: ${reason.en}` }
}
