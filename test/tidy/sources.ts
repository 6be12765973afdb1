// Lists the files the house rules look at, so that every rule looks at the same ones.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type SourceFile = { readonly path: string; readonly text: string }

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every file below a folder of the checkout, as slash-separated paths from its root; nothing when the folder is not there. */
export function pathsBelow(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mts|mjs)$/.test(path) && !path.endsWith('.d.ts')

const read = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), 'utf8') })

export const sourceFiles = (): SourceFile[] => pathsBelow('src').filter(isCode).map(read)
export const testFiles = (): SourceFile[] => pathsBelow('test').filter(isCode).map(read)

export const lineCount = (text: string): number => text.split('\n').length
