// A plugin that hands the tests on workerd, which has no disk, the files of this checkout that they read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathsBelow, root } from '../tidy/sources.ts'

const MODULE = 'virtual:checkout'
const RESOLVED = `\0${MODULE}`
const FOLDERS = ['catalogues', 'openapi', 'test/fixtures', 'test/golden', 'test/labelled', 'src/storage/migrations'] as const

/** Files that are not text stand as one character a byte. */
const encodingOf = (path: string) => (path.endsWith('.xlsx') ? 'latin1' : 'utf8')

/** Answers `virtual:checkout` with every file by its absolute path, and has `disk` stand where a module of ours asks for `node:fs`. */
export function checkout(disk: string) {
  return {
    name: 'checkout',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === MODULE ? RESOLVED : undefined),
    load: (id: string) => (id === RESOLVED ? `export const files = new Map(${JSON.stringify(filesOf())})` : undefined),
    // The name of a module of the runtime never comes before resolveId: it is replaced where it is written.
    transform: (code: string, id: string) => (id.startsWith(root) ? code.replaceAll(/from 'node:fs'/g, `from '${disk}'`) : undefined),
  }
}

function filesOf(): readonly (readonly [path: string, text: string])[] {
  return FOLDERS.flatMap(pathsBelow)
    .map((path) => join(root, path))
    .map((path) => [path, readFileSync(path, encodingOf(path))] as const)
}
