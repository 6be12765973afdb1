// The page at /docs: the OpenAPI document as plain HTML that loads nothing and runs nothing.
import { digestOf } from '../../core/catalogue/edition.ts'
import type { Media, OpenApi, Operation } from './document.ts'
import { Html, html, inline, prose } from './html.ts'
import { anchorOf, members, typeOf } from './schema.ts'
import { STYLE } from './style.ts'

/** Nothing but the one style sheet in the page itself. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${base64Digest(STYLE)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

function base64Digest(text: string): string {
  const bytes = digestOf(text).slice('sha256:'.length).match(/../g) ?? []
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
}

interface Placed {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

export function documentationPage(document: OpenApi): string {
  const { info, tags, components } = document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Placed => ({ path, method, operation })),
  )
  const tagged = tags.map((tag) => ({ tag, operations: operations.filter(({ operation }) => operation.tags.includes(tag.name)) }))
  const page = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} ${info.version}</title>
<style>${new Html(STYLE)}</style>
<main>
<h1>${info.title} <small>${info.version}</small></h1>
${prose(info.description)}
<p>For programs: <a href="/openapi.json">openapi.json</a></p>
<nav>${tagged.map(({ tag, operations: own }) => html`<h3>${tag.name}</h3><ul>${own.map(entryOf)}</ul>`)}<h3><a href="#schemas">Schemas</a></h3></nav>
${tagged.map(({ tag, operations: own }) => html`<h2>${tag.name}</h2>${prose(tag.description)}${own.map(section)}`)}
<h2 id="schemas">Schemas</h2>
<p>A star marks what is required.</p>
${Object.entries(components.schemas).map(
  ([name, schema]) =>
    html`<section id="${anchorOf(name)}"><h3>${name}</h3>${prose(schema.description)}${schema.properties === undefined ? html`<p>${typeOf(schema)}</p>` : members(schema)}</section>`,
)}
</main>
</html>
`
  return page.text
}

function entryOf({ path, method, operation }: Placed): Html {
  return html`<li><a href="#${operation.operationId}"><span class="method">${method}</span><code>${path}</code></a> ${operation.summary}</li>`
}

function section({ path, method, operation }: Placed): Html {
  const { parameters = [], requestBody, responses } = operation
  const rows = parameters.map(
    (it) =>
      html`<tr><td><code>${it.name}</code>${it.required === true ? html`<b title="required">*</b>` : ''}</td><td>${it.in}</td><td>${typeOf(it.schema)}</td><td>${inline(it.description ?? it.schema.description)}</td></tr>`,
  )
  const answers = Object.entries(responses).map(
    ([status, response]) =>
      html`<tr><td>${status}</td><td>${inline(response.description)}</td><td>${mediaList(response.content ?? {})}</td></tr>`,
  )
  return html`<section id="${operation.operationId}">
<h3><span class="method">${method}</span><code>${path}</code> ${operation.summary}</h3>
${prose(operation.description)}
${rows.length === 0 ? undefined : html`<h4>Parameters</h4><table>${rows}</table>`}
${requestBody === undefined ? undefined : html`<h4>Body</h4>${mediaList(requestBody.content)}${examples(path, requestBody.content)}`}
<h4>Answers</h4><table>${answers}</table>
</section>`
}

function mediaList(content: Readonly<Record<string, Media>>): Html {
  return html`${Object.entries(content).map(([type, { schema }]) => html`<div><code>${type}</code> ${schema === undefined ? undefined : typeOf(schema)}</div>`)}`
}

function examples(path: string, content: Readonly<Record<string, Media>>): Html {
  const shown = Object.entries(content).filter(([, media]) => media.example !== undefined)
  return html`${shown.map(([type, { example }]) => {
    const command = `curl -sS http://localhost:8787${path} -H 'Content-Type: ${type}' -d @- <<'END'\n${JSON.stringify(example, null, 2)}\nEND`
    return html`<pre>${command}</pre>`
  })}`
}
