// Why a command could not be carried out, as one text: what whoever started it can mend is told without a trace of our own calls.
import { SchemaError } from '../storage/migrate.ts'
import { CatalogueError } from './load-catalogues.ts'
import { ConfigError } from './setting.ts'

export function failureText(error: unknown): string {
  if (error instanceof CatalogueError) return `the catalogues have faults\n${error.message}`
  if (error instanceof ConfigError || error instanceof SchemaError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
