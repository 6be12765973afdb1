// What the routes of keys answer with.
import type { ListedKey } from '../../app/key-requests.ts'
import type { NewKey } from '../../app/keys.ts'
import type { ApiScope } from '../../app/ports.ts'

export type { ApiScope, ListedKey, NewKey }

export interface KeyList {
  readonly keys: readonly ListedKey[]
}
