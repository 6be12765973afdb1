// The shapes of keys: as they are listed, and the one answer that shows a key.
import { z } from 'zod'
import { SCOPES } from '../app/ports.ts'

const id = z.string().meta({ examples: ['0a1b2c3d4e5f'] })
const scopes = z.array(z.enum(SCOPES))

export const newKey = z
  .object({ key: z.string().describe('The key itself. It is shown this once and kept nowhere.'), id, scopes })
  .meta({ id: 'NewKey', description: 'A key that was made.' })

export const keyList = z
  .object({
    keys: z.array(
      z.object({
        id,
        scopes,
        note: z.string().nullable(),
        createdAt: z.string().describe('UTC.'),
        revokedAt: z.string().nullable().describe('UTC; null while it holds.'),
        lastUsedOn: z.string().nullable().describe('A day in UTC, no finer.'),
      }),
    ),
  })
  .meta({ id: 'KeyList', description: 'Every key that was made, oldest first; the keys themselves are kept nowhere.' })
