// A process that does nothing but publish, one edition after another, into the database of a folder, and says which it was told are written.
import { openDatabase } from '../../src/storage/node/open.ts'
import { storeOf } from '../../src/storage/store.ts'
import { enter, smallEdition } from './small-editions.ts'

const store = storeOf(openDatabase(process.argv[2] ?? ''))
process.stdout.write('ready\n')
for (;;) {
  const number = ((await store.newest())?.number ?? 0) + 1
  if ((await enter(store, smallEdition(number, String(number), []))) === 'committed') process.stdout.write(`${number}\n`)
}
