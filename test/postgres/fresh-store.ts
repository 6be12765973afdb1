// An empty store of a test's own, on PostgreSQL.
import type { Store } from '../../src/app/ports.ts'
import { storeOf } from '../../src/storage/store.ts'
import { freshPostgres } from './database.ts'

export async function freshStore(): Promise<Store> {
  return storeOf(await freshPostgres())
}
