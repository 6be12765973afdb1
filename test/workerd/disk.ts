// What `node:fs` is for the tests on workerd: the files of the checkout, to be read and nothing else.
import { files } from 'virtual:checkout'

const pathOf = (place: string | URL): string => decodeURIComponent(place instanceof URL ? place.pathname : place)

export function readFileSync(place: string | URL, encoding?: 'utf8'): string | Uint8Array {
  const text = files.get(pathOf(place))
  if (text === undefined) throw Object.assign(new Error(`ENOENT: ${pathOf(place)}`), { code: 'ENOENT' })
  if (encoding !== undefined) return text
  return pathOf(place).endsWith('.xlsx') ? Uint8Array.from(text, (it) => it.charCodeAt(0)) : new TextEncoder().encode(text)
}

interface Entry {
  readonly name: string
  readonly parentPath: string
  readonly isFile: () => boolean
}

/** Every file below the folder: as if asked for recursively and with types, which is how this house asks. */
export function readdirSync(place: string | URL): Entry[] {
  const folder = pathOf(place).replace(/\/*$/, '/')
  return [...files.keys()]
    .filter((path) => path.startsWith(folder))
    .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), parentPath: path.slice(0, path.lastIndexOf('/')), isFile: () => true }))
}

function readOnly(): never {
  throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })
}

export { readOnly as mkdirSync, readOnly as renameSync, readOnly as rmSync, readOnly as writeFileSync }
