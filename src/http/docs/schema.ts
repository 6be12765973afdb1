// Shows a schema on the page: its type in a word or two, and the members of an object as a table.
import type { Schema } from './document.ts'
import { type Html, html, inline } from './html.ts'

const SEPARATOR = ' | '

export function anchorOf(name: string): string {
  return `schema-${name}`
}

/** The type in short, with a link to where it is described. */
export function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return html`<a href="#${anchorOf(name)}">${name}</a>`
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return between(choices.map(typeOf))
  if (schema.enum !== undefined) return between(schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`))
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.items !== undefined) return html`list of ${typeOf(schema.items)}`
  if (typeof schema.additionalProperties === 'object') return html`map of ${typeOf(schema.additionalProperties)}`
  const type = schema.type ?? 'any'
  return html`${typeof type === 'string' ? type : type.join(SEPARATOR)}${bounds(schema)}`
}

function between(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`${SEPARATOR}${part}`))}`
}

function bounds(schema: Schema): Html {
  const { format, pattern, minimum, maximum, minLength, maxLength } = schema
  const said = [
    format,
    minimum === undefined ? undefined : `from ${minimum}`,
    // zod states the range of safe integers, which tells a reader nothing.
    maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : `to ${maximum}`,
    minLength === undefined ? undefined : `at least ${minLength} characters`,
    maxLength === undefined ? undefined : `at most ${maxLength} characters`,
    pattern === undefined ? undefined : `matching ${pattern}`,
  ].filter((it) => it !== undefined && !it.startsWith('from -9007'))
  return said.length === 0 ? html`` : html` (${said.join(', ')})`
}

/** The members of an object, those of objects within it below them; nothing for what is no object. */
export function members(schema: Schema): Html {
  const object = schema.items ?? schema
  if (object.properties === undefined) return html``
  const rows = Object.entries(object.properties).map(([name, member]) => {
    const required = object.required?.includes(name) === true
    return html`<tr><td><code>${name}</code>${required ? html`<b title="required">*</b>` : ''}</td><td>${typeOf(member)}${members(member)}</td><td>${inline(member.description)}</td></tr>`
  })
  return html`<table><tbody>${rows}</tbody></table>`
}
