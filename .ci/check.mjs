// The one check before a commit, the same in CI: types, lint, generated files, tests. Quiet when all is well.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const generatedFolder = 'openapi'
const generatedPage = join('catalogues', 'README.md')
const withTests = !process.argv.includes('--without-tests')

/** Runs a script of package.json and answers with what it said, or null when it went well. */
function complaint(script) {
  const run = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 1 << 28,
  })
  return run.status === 0 ? null : `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`
}

function digests() {
  const folder = join(root, generatedFolder)
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const page = join(root, generatedPage)
  return new Map(
    [...files, ...(existsSync(page) ? [page] : [])].map((path) => [
      path.slice(root.length),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}

function staleComplaint() {
  const before = digests()
  const failure = complaint('generate')
  if (failure !== null) return failure
  const after = digests()
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path))
  if (changed.length === 0) return null
  return `These files were not as the source makes them; they are now. Review and commit them:\n${changed.sort().join('\n')}\n`
}

const steps = [
  ['types', () => complaint('types')],
  ['lint', () => complaint('lint')],
  ['generate', staleComplaint],
  ...(withTests ? [['test', () => complaint('test')]] : []),
]

for (const [name, step] of steps) {
  const said = step()
  if (said === null) continue
  process.stderr.write(`\ncheck: ${name} failed\n${said}\n`)
  process.exitCode = 1
}
