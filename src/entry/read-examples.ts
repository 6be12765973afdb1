// The golden bills of the package, as bills to judge: what they expect is for the tests.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedBill } from '../app/replay.ts'
import { decode } from '../core/catalogue/decode.ts'
import { example } from '../core/catalogue/schema/example.ts'
import { CATALOGUES, CatalogueError } from './load-catalogues.ts'

const FOLDER = join(CATALOGUES, 'examples')
const ENDING = '.yaml'

export function readExamples(): NamedBill[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(ENDING))
  return names.sort().map((name) => {
    const decoded = decode({ path: `examples/${name}`, text: readFileSync(join(FOLDER, name), 'utf8') }, example)
    if (!decoded.ok) throw new CatalogueError(decoded.faults)
    return { name: name.slice(0, -ENDING.length), body: decoded.value.bill }
  })
}
