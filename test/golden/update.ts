// Writes what the engine answers now into every golden bill and prints each finding that is new or gone; a reviewer reads that, no test runs it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Library } from '../../src/app/library.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { root } from '../tidy/sources.ts'
import { exampleFiles, judge, readable } from './examples.ts'
import { changes, expectationOf, rewritten } from './expectation.ts'

const library = new Library([loadEdition()])
// Everything is judged before anything is written: one bill that cannot be read or judged leaves all files as they were.
const answers = exampleFiles().map((file) => {
  const before = readable(file)
  const answer = expectationOf(judge(library, before.bill))
  return { file, after: rewritten(file.text, answer), changed: changes(before.expect, answer) }
})
const differing = answers.filter(({ file, after }) => after !== file.text)
for (const { file, after, changed } of differing) {
  writeFileSync(join(root, file.path), after)
  console.log([file.name, ...changed.map((it) => `  ${it}`)].join('\n'))
}
console.log(`${answers.length} golden bills, ${differing.length} rewritten.`)
if (differing.length > 0) console.log('Put title, shows and explanation right where they no longer fit, then review the diff.')
