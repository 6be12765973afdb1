// A table of sums: the first column names, the others count.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useSay } from '../language.ts'

export interface SumRow {
  readonly name: string
  readonly cells: readonly (string | number)[]
  readonly link?: string
}

/** What a column is called; a text stands at the left, numbers at the right. */
export type Head = string | { readonly text: string }

interface Given {
  readonly title: string
  readonly first: string
  readonly heads: readonly Head[]
  readonly rows: readonly SumRow[]
}

/** So many rows are shown before more are asked for. */
const FIRST_ROWS = 15

export function SumTable({ title, first, heads, rows }: Given): JSX.Element {
  const say = useSay()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section class="wide-table" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {heads.map((head) => (
              <th key={nameOf(head)} scope="col" class={classOf(head)}>
                {nameOf(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, cells, link }, place) => (
            // The rows of an answer do not move, so their place is what they are known by.
            <tr key={place}>
              <th scope="row">
                {link === undefined ? (
                  name
                ) : (
                  <a href={link} data-page>
                    {name}
                  </a>
                )}
              </th>
              {cells.map((cell, column) => (
                <td key={column} class={classOf(heads[column])}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && rows.length > FIRST_ROWS && (
        <button type="button" class="plain no-print" onClick={() => setWhole(true)}>
          {say(`全部 ${rows.length} 行`, `All ${rows.length} rows`)}
        </button>
      )}
    </section>
  )
}

function nameOf(head: Head): string {
  return typeof head === 'string' ? head : head.text
}

function classOf(head: Head | undefined): string {
  return typeof head === 'object' ? '' : 'sum'
}
