// The golden bills of catalogues/examples, read as files and judged through the library, as a caller would have them judged.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkInvoice } from '../../src/app/check-invoice.ts'
import type { Library } from '../../src/app/library.ts'
import { type CatalogueFault, type Decoded, decode } from '../../src/core/catalogue/decode.ts'
import { type Example, example } from '../../src/core/catalogue/schema/example.ts'
import type { Report } from '../../src/core/findings/report.ts'
import { pathsBelow, root } from '../tidy/sources.ts'

const FOLDER = 'catalogues/examples/'

export interface ExampleFile {
  /** The file name without its ending. */
  readonly name: string
  readonly path: string
  readonly text: string
  readonly decoded: Decoded<Example>
}

export function exampleFiles(): ExampleFile[] {
  return pathsBelow(FOLDER)
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      return { name: path.slice(FOLDER.length, -'.yaml'.length), path, text, decoded: decode({ path, text }, example) }
    })
}

export function readable({ decoded }: ExampleFile): Example {
  if (decoded.ok) return decoded.value
  throw new Error(`a golden bill cannot be read:\n${listed(decoded.faults)}`)
}

export function judge(library: Library, bill: Example['bill']): Report {
  const answer = checkInvoice(library, { body: bill, language: 'zh' })
  if (answer.ok) return answer.value
  throw new Error(`the bill is not an invoice: ${answer.problem.errors.map((it) => `${it.pointer} ${it.detail.en}`).join('; ')}`)
}

function listed(faults: readonly CatalogueFault[]): string {
  return faults.map((it) => `${it.file}:${it.line} ${it.path} ${it.detail}`).join('\n')
}
