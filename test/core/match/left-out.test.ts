// Guards precision where no catalogue has the name: names taken out of the catalogues reach their own charge or none.
import { describe, expect, test } from 'vitest'
import { buildNameIndex, findNames, type NameHit, type NameIndex } from '../../../src/core/match/names.ts'
import { isDecisive } from '../../../src/core/match/table.ts'
import { chargeFor, nameData, publishedNames } from './catalogue-names.ts'

const FOLDS = 24
/** Enough of the folds to see a change, few enough to stay quick. */
const LOOKED_AT = 6
const LEAST_PRECISION = 0.9
const LEAST_RECALL = 0.25

const whole = buildNameIndex(publishedNames, nameData)
const forms = [...whole.table.folded.values()].filter(isDecisive)

function settled(index: NameIndex, text: string): readonly NameHit[] {
  const hits = findNames(index, text)
  const [top] = hits
  return top && !top.weak && top.score >= index.certainty ? hits.filter((hit) => !hit.weak && hit.score === top.score) : []
}

interface Tally {
  right: number
  readonly wrong: string[]
  missed: number
}

/** Each form's name is looked for in catalogues without it and without a few others. */
function tallyFold(fold: number, tally: Tally): void {
  const out = forms.filter((_, place) => place % FOLDS === fold)
  const names = new Set(out.flatMap((form) => form.entries.map(({ name }) => name)))
  const index = buildNameIndex(
    publishedNames.filter(({ name }) => !names.has(name)),
    nameData,
  )
  for (const { entries } of out) {
    const name = entries[0]?.name ?? ''
    const hits = settled(index, name)
    const meant = new Set(entries.map(({ target }) => chargeFor(target)))
    if (hits.length === 0) tally.missed += 1
    else if (hits.some(({ target }) => meant.has(chargeFor(target)))) tally.right += 1
    else tally.wrong.push(`${name}: ${hits[0]?.name} of ${hits[0]?.target} (${hits[0]?.reason})`)
  }
}

describe('a name no catalogue has', () => {
  test('settles its own charge or none, though charges beside it are named almost alike', () => {
    const tally: Tally = { right: 0, wrong: [], missed: 0 }
    for (let fold = 0; fold < LOOKED_AT; fold += 1) tallyFold(fold, tally)
    const matched = tally.right + tally.wrong.length
    console.log(`of ${matched + tally.missed} names left out ${tally.right} right, ${tally.wrong.length} wrong`)
    expect(tally.right / matched, tally.wrong.join('\n')).toBeGreaterThanOrEqual(LEAST_PRECISION)
    expect(tally.right / (matched + tally.missed)).toBeGreaterThanOrEqual(LEAST_RECALL)
  })

  test('with words of administration around it, a published name still settles its own charge', () => {
    const strong = publishedNames.filter(({ name, strength }) => strength !== 'weak' && /^[\u4e00-\u9fff]{5,}费$/.test(name))
    const wrong = strong.flatMap(({ name, target }) => {
      const hits = settled(whole, `代为办理${name.slice(0, -1)}业务费用`)
      const meant = new Set([target, ...findNames(whole, name).map((hit) => hit.target)].map(chargeFor))
      return hits.length === 0 || hits.some((hit) => meant.has(chargeFor(hit.target))) ? [] : [`${name}: ${hits[0]?.name}`]
    })
    expect(wrong.length / strong.length, wrong.join('\n')).toBeLessThan(0.02)
  })
})
