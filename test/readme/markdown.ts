// Takes a README apart into what can be compared: headings, blocks of code, tables, paragraphs, and the names written as code.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tidy/sources.ts'

export interface Block {
  readonly info: string
  readonly text: string
}

/** The cells of a row, without the row of dashes and the heading above it. */
export type Row = readonly string[]

export interface Markdown {
  readonly headings: readonly string[]
  readonly blocks: readonly Block[]
  readonly tables: readonly (readonly Row[])[]
  readonly paragraphs: readonly string[]
  readonly links: readonly string[]
}

const FENCED = /^```(\w*)\n([\s\S]*?)^```$/gm

export function readMarkdown(file: string): Markdown {
  const text = readFileSync(join(root, file), 'utf8')
  const prose = text.replaceAll(FENCED, '')
  const paragraphs = prose.split(/\n\s*\n/).map((it) => it.trim())
  return {
    headings: [...prose.matchAll(/^(#+) .+$/gm)].map(([, signs = '']) => signs),
    blocks: [...text.matchAll(FENCED)].map(([, info = '', body = '']) => ({ info, text: body })),
    tables: paragraphs.filter((it) => it.startsWith('|')).map(rowsOf),
    paragraphs: paragraphs.filter((it) => it !== ''),
    links: [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
  }
}

function rowsOf(table: string): Row[] {
  const [, , ...rows] = table.split('\n')
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** What stands between backticks. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}
