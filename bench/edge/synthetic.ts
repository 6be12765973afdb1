// An edition as large as the service is to bear: 100,000 made-up items over 340 jurisdictions, beside the catalogues of the program.
import type { Draftable } from '../../src/app/edition-draft.ts'
import type { CatalogueSet, PlacedFile } from '../../src/core/catalogue/catalogue-set.ts'
import { createEdition, type Edition } from '../../src/core/catalogue/edition.ts'

export const JURISDICTIONS = 340
export const ITEMS = 100_000
const HAMI = '6505'
const DOCUMENT = '试行〔2020〕1号'

const SUBJECTS = [...'土木水火金石山林田路桥井渠堤坝船车牛羊马树果茶药酒盐糖纸笔印']
const ACTS = ['检验费', '鉴定费', '登记费', '证书费', '占用费', '补偿费', '检测费', '评审费', '培训费', '管护费']
export const countOf = (files: readonly PlacedFile[]) => files.reduce((sum, { items = [] }) => sum + items.length, 0)

/** One catalogue of each of so many cities, Hami the first of them. */
export function synthetic({ regions }: Pick<Edition, 'regions'>, count = ITEMS): PlacedFile[] {
  const places = [...regions.values()]
    .filter(({ level }) => level === 'city' || level === 'county')
    .toSorted((a, b) => a.code.length - b.code.length)
  const codes = [HAMI, ...places.map(({ code }) => code).filter((code) => code !== HAMI)].slice(0, JURISDICTIONS)
  return codes.map((code, place) => {
    const from = Math.floor((place * count) / JURISDICTIONS)
    const to = Math.floor(((place + 1) * count) / JURISDICTIONS)
    const items = Array.from({ length: to - from }, (_, index) => item(code, index))
    return {
      path: `${code}/synthetic.yaml`,
      kind: 'intermediary-service',
      jurisdiction: code,
      title: { zh: '试验目录', en: 'Synthetic' },
      coverage: { state: 'partial', lastConfirmed: '2026-11-20', missing: [] },
      items,
    }
  })
}

function item(code: string, index: number): NonNullable<PlacedFile['items']>[number] {
  const subject = SUBJECTS[index % SUBJECTS.length] ?? ''
  const act = ACTS[Math.floor(index / SUBJECTS.length) % ACTS.length] ?? ''
  return {
    id: `cn-${code}.synthetic.${index}`,
    name: { zh: `${subject}${act}`, en: `Synthetic ${index}` },
    aliases: [`${subject}类${act}`, `${act}（${subject}）`],
    issuers: ['intermediary'],
    governedBy: 'service',
    limits: [
      {
        limit: { type: 'ceiling', price: String(10 + (index % 90)), unit: 'case' },
        from: '2020-01-01',
        basis: [{ document: DOCUMENT, clause: '一' }],
        verification: 'unconfirmed',
      },
    ],
  }
}

/** The catalogues of the program with all of these added. */
export function largeEdition(few: Edition): Edition {
  return createEdition(1, setWith(few, synthetic(few)), few.regions, few.digestOf)
}

/** The same as a store takes it, without a digest of its content: nobody holds against it what was made up. */
export function largeDraft(few: Edition, count = ITEMS): Draftable {
  return { number: 1, digest: few.digestOf('synthetic'), set: setWith(few, synthetic(few, count)), digestOf: few.digestOf }
}

export function setWith({ set }: Edition, added: readonly PlacedFile[]): CatalogueSet {
  const documents = { ...set.documents, [DOCUMENT]: { title: '试验目录', inForce: '2020-01-01' } }
  return { ...set, documents, files: [...set.files, ...added] }
}
