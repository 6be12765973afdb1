// The page at /docs for people: well-formed, without anything from elsewhere, with every operation and schema, and harmless whatever it is given.
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { OpenApi, Operation } from '../../src/http/docs/document.ts'
import { documentationPage } from '../../src/http/docs/page.ts'
import { openapi, service } from './service.ts'

interface Read {
  readonly ids: readonly string[]
  readonly links: readonly string[]
  readonly tags: ReadonlySet<string>
  readonly attributes: ReadonlySet<string>
  readonly text: string
}

/** Reads the page as strictly as XML is read: every element closed in its order, every attribute quoted, every sign escaped. */
function readStrictly(page: string): Read {
  const parser = new SaxesParser()
  const [ids, links, tags, attributes]: [string[], string[], Set<string>, Set<string>] = [[], [], new Set(), new Set()]
  let text = ''
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes: given }) => {
    tags.add(name)
    for (const [attribute, value] of Object.entries(given)) {
      attributes.add(attribute)
      if (attribute === 'id') ids.push(value)
      if (attribute === 'href') links.push(value)
    }
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.write(page.replace('<!doctype html>', '').replaceAll(/<meta [^>]*(?=>)/g, '$&/')).close()
  return { ids, links, tags, attributes, text }
}

const document: OpenApi = JSON.parse(openapi)
const operations = Object.values(document.paths).flatMap((methods): Operation[] => Object.values(methods))
const page = await (await service().request('/docs')).text()
const read = readStrictly(page)

describe('the page', () => {
  test('is one document in a declared language and encoding, with one main heading', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">\n<meta charset="utf-8">/)
    expect(page.match(/<h1>/g)).toHaveLength(1)
    expect(read.text).toContain(document.info.version)
  })

  test('has each id once, and every link of its own leads to one of them', () => {
    expect(new Set(read.ids).size).toBe(read.ids.length)
    for (const link of read.links) expect(link === '/openapi.json' || read.ids.includes(link.replace(/^#/, '')), link).toBe(true)
  })

  test('holds no element and no attribute through which something could be loaded, sent or run', () => {
    for (const tag of ['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'svg', 'video'])
      expect(read.tags.has(tag)).toBe(false)
    expect([...read.attributes].toSorted()).toEqual(['charset', 'class', 'content', 'href', 'id', 'lang', 'name', 'title'])
  })

  test('names no other host than the one on which it is tried', () => {
    const hosts = [...page.matchAll(/https?:\/\/([^/\s&"<]+)/g)].map(([, host]) => host)
    expect(new Set(hosts)).toEqual(new Set(['localhost:8787']))
  })

  test('lists every operation in the overview and again in full, with its parameters, media types and answers', () => {
    for (const { operationId, summary, parameters = [], requestBody, responses } of operations) {
      expect(read.links).toContain(`#${operationId}`)
      const [, section = ''] = page.split(`<section id="${operationId}">`)
      const own = section.split('</section>')[0] ?? ''
      expect(readStrictly(`<p>${own}</p>`).text).toContain(summary)
      for (const { name } of parameters) expect(own).toContain(`<code>${name}</code>`)
      for (const type of Object.keys(requestBody?.content ?? {})) expect(own).toContain(`<code>${type}</code>`)
      for (const status of Object.keys(responses)) expect(own).toContain(`<td>${status}</td>`)
    }
  })

  test('shows the members of every object it publishes', () => {
    for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
      const own = page.split(`<section id="schema-${name}">`)[1]?.split('</section>')[0] ?? ''
      for (const member of Object.keys(properties)) expect(own, name).toContain(`<code>${member}</code>`)
    }
  })

  test('shows a command to try that is the documented example, as one would paste it', () => {
    const [, pre = ''] = /<pre>([\s\S]*?)<\/pre>/.exec(page) ?? []
    const command = readStrictly(`<pre>${pre}</pre>`).text
    const [, sent = ''] = /<<'END'\n([\s\S]+)\nEND$/.exec(command) ?? []
    expect(command).toMatch(/^curl -sS http:\/\/localhost:8787\/v1\/checks -H 'Content-Type: application\/json' /)
    expect(JSON.parse(sent)).toEqual(
      operations.find(({ operationId }) => operationId === 'checkInvoice')?.requestBody?.content['application/json']?.example,
    )
  })
})

describe('whatever stands in the description', () => {
  const evil = `"><script>alert('x')</script>&<img src=x onerror=y>`
  const schema = { description: evil, pattern: evil, format: evil, type: 'string' }
  const hostile: OpenApi = {
    info: { title: evil, version: evil, description: `${evil}\n\n\`${evil}\`` },
    tags: [{ name: evil, description: evil }],
    paths: {
      [`/${evil}`]: {
        [evil]: {
          operationId: evil,
          tags: [evil],
          summary: evil,
          description: evil,
          parameters: [{ name: evil, in: evil, required: true, description: evil, schema: { ...schema, const: evil } }],
          requestBody: { content: { [evil]: { schema: { $ref: `#/components/schemas/${evil}` }, example: { [evil]: evil } } } },
          responses: { [evil]: { description: evil, content: { [evil]: { schema: { enum: [evil] } } } } },
        },
      },
    },
    components: {
      schemas: {
        [evil]: { properties: { [evil]: { ...schema, items: { ...schema, type: evil } } }, required: [evil] },
        other: { ...schema },
      },
    },
  }

  test('is shown as text: no element, no attribute comes of it', () => {
    const shown = readStrictly(documentationPage(hostile))
    expect(shown.tags).toEqual(new Set([...read.tags].filter((tag) => shown.tags.has(tag))))
    expect([shown.tags.has('script'), shown.tags.has('img'), shown.attributes.has('onerror')]).toEqual([false, false, false])
    expect(shown.text.split(evil).length).toBeGreaterThan(15)
  })
})
