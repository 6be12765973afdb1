// The migrations as text, from the checkout.
import { readdirSync, readFileSync } from 'node:fs'

export function migrations(): readonly string[] {
  const folder = new URL('../../src/storage/migrations', import.meta.url)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
}
