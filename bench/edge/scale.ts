// npm run bench:scale: a line of a bill under 100,000 items over 340 jurisdictions beside the same line under the catalogues of the program alone, each read from a store by place.
import { checkInvoice, prepareFor } from '../../src/app/check-invoice.ts'
import { Library } from '../../src/app/library.ts'
import type { EditionSource, Store } from '../../src/app/ports.ts'
import type { Edition } from '../../src/core/catalogue/edition.ts'
import { loadEdition } from '../../src/entry/load-catalogues.ts'
import { SURROUNDINGS } from '../../src/entry/surroundings.ts'
import { openFile } from '../../src/storage/node/open.ts'
import { storeOf } from '../../src/storage/store.ts'
import { publishAll } from '../../test/http/published-store.ts'
import { billText } from '../bills.ts'
import { sideBySide } from '../measure.ts'
import { countOf, ITEMS, largeEdition } from './synthetic.ts'

const LINES = 100
const MOST_RATIO = 1.2
/** As many places as an isolate of the Worker keeps. */
const MAX_SCOPES = 8
const MEBIBYTE = 2 ** 20

const { digestOf } = SURROUNDINGS

interface Read {
  readonly places: readonly string[]
  readonly items: number
}

/** A store that holds this edition and nothing else. */
async function stored(edition: Edition): Promise<Store> {
  const store = storeOf(openFile(':memory:'))
  await publishAll(store, [edition])
  return store
}

/** The library over a store as the Worker has it, and what it read of the catalogues. */
async function opened(store: Store, regions: Edition['regions']): Promise<{ library: Library; reads: Read[] }> {
  const reads: Read[] = []
  const source: EditionSource = {
    ...store,
    files: async (number, places) => {
      const files = await store.files(number, places)
      reads.push({ places: [...new Set(files.map(({ jurisdiction }) => jurisdiction))].toSorted(), items: countOf(files) })
      return files
    },
  }
  const library = await Library.open({ source, regions, digestOf, whole: false, maxScopes: MAX_SCOPES })
  if (library === undefined) throw new Error('nothing was published')
  return { library, reads }
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / MEBIBYTE
}

/** Opens the store, checks one bill, and hands over that check for timing. */
async function measured(store: Store, regions: Edition['regions']) {
  const body: unknown = JSON.parse(billText(LINES))
  const before = heap()
  const { library, reads } = await opened(store, regions)
  const started = performance.now()
  await prepareFor(library, body, undefined)
  const prepared = performance.now() - started
  const judge = () => {
    const report = checkInvoice(library, { body, language: 'zh' })
    if (!report.ok) throw new Error(JSON.stringify(report.problem))
    return report.value
  }
  judge()
  const row = {
    'items read': reads.reduce((sum, { items }) => sum + items, 0),
    places: reads.flatMap(({ places }) => places).join(),
    'first time, ms': prepared,
  }
  return { judge, row: { ...row, 'heap, MiB': heap() - before }, reads }
}

const few = loadEdition()
const many = largeEdition(few)
const fewStore = await stored(few)
const manyStore = await stored(many)
const total = countOf(few.set.files)
const small = await measured(fewStore, few.regions)
const large = await measured(manyStore, few.regions)
const { seconds } = await sideBySide({ small: small.judge, large: large.judge })
const perLine = (name: string) => ((seconds[name] ?? Number.NaN) * 1e6) / LINES
console.table({
  few: { items: total, ...small.row, 'a line, µs': perLine('small') },
  many: { items: countOf(many.set.files), ...large.row, 'a line, µs': perLine('large') },
})
const ratio = perLine('large') / perLine('small')
console.log(
  `${ratio <= MOST_RATIO ? 'reached' : 'MISSED '}  ${ratio.toFixed(3)}  a line under ${ITEMS} more items ≤ ${MOST_RATIO} × a line under ${total}`,
)
const chain = new Set(['CN', '65', '6505', '650502'])
const strays = large.reads.flatMap(({ places }) => places).filter((place) => !chain.has(place))
console.log(
  `${strays.length === 0 ? 'reached' : 'MISSED '}  a check in Hami reads its own chain alone${strays.length === 0 ? '' : `: also ${strays.join()}`}`,
)
