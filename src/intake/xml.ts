// Strict XML to a small tree: no DOCTYPE, no entities but the five, every size capped.

import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Bilingual } from '../core/catalogue/schema/words.ts'
import { FORBIDDEN_NAMES } from '../core/invoice/limits.ts'
import { MAX_XML_BYTES, MAX_XML_DEPTH, MAX_XML_ELEMENTS, MAX_XML_TEXT } from './limits.ts'
import { malformedXml } from './malformed.ts'
import { type Refused, refused } from './taken.ts'
import { type Decoded, decodeGb18030, decodeUtf8 } from './text.ts'
import { FILE, OVER, TEXT } from './wording.ts'
import { knownName } from './xml/namespaces.ts'
import type { XmlNode } from './xml/node.ts'

const DOCTYPE = /<!doctype/i
const DECLARED_ENCODING = /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,20})["']/
const DECLARATION_BYTES = 200
const CHUNK = 65_536
/** Embedded files are not the bill: their base64 may be longer than any text of it, and is not kept. */
const ATTACHMENTS: ReadonlySet<string> = new Set(['cbc:EmbeddedDocumentBinaryObject', 'ram:AttachmentBinaryObject'])
const ATTACHMENT_TEXT = '(attachment)'

export type XmlRead = { readonly ok: true; readonly root: XmlNode } | Refused

/** Carries a refusal out of the parser's callbacks. */
class XmlFault extends Error {
  readonly detail: Bilingual
  constructor(detail: Bilingual) {
    super(detail.en)
    this.detail = detail
  }
}

/** Text of an XML file in the encoding it declares; without one it is UTF-8. */
export function decodeXml(bytes: Uint8Array): Decoded {
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES)).replace(/^\xEF\xBB\xBF/, '')
  const encoding = (DECLARED_ENCODING.exec(opening)?.[1] ?? 'utf-8').toLowerCase()
  if (encoding === 'utf-8' || encoding === 'utf8' || encoding === 'us-ascii') return decodeUtf8(bytes)
  if (/^gb(?:k|2312|18030)$/.test(encoding)) return decodeGb18030(bytes)
  return refused('line 1', FILE.otherEncoding)
}

function attributesOf(tag: SaxesTagNS): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.value.length > MAX_XML_TEXT) throw new XmlFault(OVER.attributeCharacters(MAX_XML_TEXT))
    attributes.set(attribute.name, attribute.value)
  }
  return attributes
}

function grown(parent: XmlNode | undefined, tag: SaxesTagNS): XmlNode {
  if (FORBIDDEN_NAMES.has(tag.local)) throw new XmlFault(TEXT.forbiddenElement)
  const name = knownName(tag.uri, tag.local)
  const position = (parent?.counts.get(name) ?? 0) + 1
  parent?.counts.set(name, position)
  const node: XmlNode = { name, parent, position, attributes: attributesOf(tag), children: [], counts: new Map(), text: '' }
  parent?.children.push(node)
  return node
}

function addText(node: XmlNode | undefined, text: string): void {
  if (!node) return
  if (ATTACHMENTS.has(node.name)) node.text = ATTACHMENT_TEXT
  else if (node.text.length + text.length > MAX_XML_TEXT) throw new XmlFault(OVER.textCharacters(MAX_XML_TEXT))
  else node.text += text
}

/** Parses the text and calls `onElement` when an element opens; answers with the root. */
function parsed(parser: SaxesParser<{ xmlns: true }>, text: string): XmlNode | undefined {
  let root: XmlNode | undefined
  let open: XmlNode | undefined
  let depth = 0
  let count = 0
  parser.on('error', (error) => {
    throw new XmlFault(malformedXml(error.message))
  })
  parser.on('doctype', () => {
    throw new XmlFault(TEXT.doctype)
  })
  parser.on('opentag', (tag) => {
    depth += 1
    count += 1
    if (depth > MAX_XML_DEPTH) throw new XmlFault(OVER.elementDepth(MAX_XML_DEPTH))
    if (count > MAX_XML_ELEMENTS) throw new XmlFault(OVER.elements(MAX_XML_ELEMENTS))
    open = grown(open, tag)
    root ??= open
  })
  parser.on('closetag', () => {
    depth -= 1
    open = open?.parent
  })
  parser.on('text', (chunk) => addText(open, chunk))
  parser.on('cdata', (chunk) => addText(open, chunk))
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK))
  parser.close()
  return root
}

export function readXml(bytes: Uint8Array): XmlRead {
  if (bytes.length > MAX_XML_BYTES) return refused('byte 1', OVER.fileBytes(MAX_XML_BYTES))
  const decoded = decodeXml(bytes)
  if (!decoded.ok) return decoded
  // Looked for before parsing, so that no parser ever meets an entity declaration.
  if (DOCTYPE.test(decoded.text)) return refused('line 1', TEXT.doctype)
  const parser = new SaxesParser({ xmlns: true })
  try {
    const root = parsed(parser, decoded.text)
    return root ? { ok: true, root } : refused('line 1', FILE.noElement)
  } catch (error) {
    if (error instanceof XmlFault) return refused(`line ${parser.line}, column ${parser.column + 1}`, error.detail)
    throw error
  }
}
