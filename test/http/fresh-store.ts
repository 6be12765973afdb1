// An empty store of a test's own; on workerd fresh-store of test/workerd stands in for this file.
import type { Store } from '../../src/app/ports.ts'
import { openFile } from '../../src/storage/node/open.ts'
import { storeOf } from '../../src/storage/store.ts'

export async function freshStore(): Promise<Store> {
  return storeOf(openFile(':memory:'))
}
