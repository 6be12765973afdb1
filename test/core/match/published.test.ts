// Over all published names: however a bill writes one of them it means the same charges, and names almost alike stay apart.
import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/core/match/fold.ts'
import { lexiconOf } from '../../../src/core/match/lexicon.ts'
import { buildNameIndex, compareHits, findNames, type NameHit } from '../../../src/core/match/names.ts'
import { normaliseName } from '../../../src/core/match/normalise.ts'
import { bare, oneScript } from '../../../src/core/match/script.ts'
import { chargeFor, nameData, publishedNames } from './catalogue-names.ts'

const index = buildNameIndex(publishedNames, nameData)
const { folding } = lexiconOf(nameData)
const normal = (text: string) => normaliseName(text, nameData)
const anyName = fc.constantFrom(...publishedNames.map(({ name }) => name))
const hits = (text: string) => findNames(index, text)
const told = (list: readonly NameHit[]) => list.map(({ target, score, weak }) => `${target} ${score} ${weak}`)

const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')
const traditional = Converter({ from: 'cn', to: 't' })
/** The charges that hits settle on. */
const settled = (text: string) =>
  new Set(
    hits(text)
      .filter(({ weak, score }) => !weak && score >= index.certainty)
      .map(({ target }) => chargeFor(target)),
  )

describe('another script of the same name', () => {
  test('in full width and in capitals is the same name with the same hits', () => {
    for (const { name } of publishedNames) {
      for (const written of [wide(name), name.toUpperCase(), wide(name.toUpperCase())]) {
        expect(normal(written)).toBe(normal(name))
        expect(told(hits(written)), written).toEqual(told(hits(name)))
      }
    }
  })
  test('in traditional characters is the same wherever the tables lead back, which they do for nearly all', () => {
    const back = publishedNames.filter(({ name }) => oneScript(traditional(name)) === oneScript(name))
    expect(back.length / publishedNames.length).toBeGreaterThan(0.98)
    for (const { name } of back) expect(told(hits(traditional(name))), traditional(name)).toEqual(told(hits(name)))
  })
  test('with signs, spaces and invisible marks between its characters is the same', () => {
    const mark = fc.constantFrom(' ', '\u3000', '\u00a0', '\u200b', '\ufeff', '\t')
    fc.assert(
      fc.property(anyName, mark, fc.nat(), (name, sign, seed) => {
        fc.pre(/^[\u4e00-\u9fff]+$/.test(name))
        const place = seed % name.length
        expect(told(hits(name.slice(0, place) + sign + name.slice(place)))).toEqual(told(hits(name)))
      }),
      { numRuns: 500 },
    )
  })
})

/** Names whose noise is taken off whole: those that begin or end with what looks like it are for the lists of exceptions. */
const noisy = publishedNames.filter(
  ({ name, strength }) => strength !== 'weak' && /^[\u4e00-\u9fff]{3,}$/.test(name) && normal(name) === name,
)
const asWritten = new Set(
  publishedNames.filter(({ name }) => !noisy.some((it) => it.name === name)).map(({ name }) => bare(oneScript(name))),
)
const noisyName = fc.constantFrom(...noisy.map(({ name }) => name))
const { prefixes, suffixes, brackets } = nameData.noise
const meets = (text: string, name: string) => {
  const [got, meant] = [settled(text), settled(name)]
  return got.size === 0 || [...got].some((charge) => meant.has(charge))
}

describe('what bills put around a name', () => {
  test('in a bracket of idle words, a period or a number changes nothing', () => {
    const idle = fc.oneof(
      fc.constantFrom(...brackets),
      fc.constantFrom(
        '2023年3月',
        '2023.01.01-2023.03.31',
        '202303',
        '2024年第一季度',
        '3月份',
        '表号0012345',
        '户号：1002-003',
        '1栋2单元301室',
        '',
      ),
    )
    const bracket = fc.constantFrom(['（', '）'], ['(', ')'], ['【', '】'], ['[', ']'], ['〔', '〕'])
    fc.assert(
      fc.property(noisyName, idle, bracket, (name, inner, [open, close]) => {
        // Together they may be what a catalogue itself writes, such as 代收 before 通行费: then that is what is meant.
        fc.pre(!asWritten.has(bare(oneScript(inner + name))) && !asWritten.has(bare(oneScript(name + inner))))
        expect(told(hits(`${name}${open}${inner}${close}`))).toEqual(told(hits(name)))
        expect(told(hits(`${open}${inner}${close}${name}`))).toEqual(told(hits(name)))
      }),
      { numRuns: 1500 },
    )
  })
  test('of its own lists before or after it leads to no other charge, and nearly always to its own', () => {
    let missed = 0
    let all = 0
    for (const { name } of noisy) {
      const place = all % prefixes.length
      for (const text of [`${prefixes[place]}${name}`, `${name}${suffixes[place % suffixes.length]}`, `${prefixes[place]}：${name}`]) {
        all += 1
        if (settled(text).size === 0) missed += 1
        expect(meets(text, name), `${text}: ${[...settled(text)].join()}`).toBe(true)
      }
    }
    expect(missed / all).toBeLessThan(0.02)
  })
  test('as a period or a meter, before, behind or both, leads to the same charges', () => {
    const period = ['2023年3月', '2023-03', '2022年12月至2023年1月', '2023年度', '水表号0012345', '户号1002003']
    const [inFront, behind] = [fc.constantFrom(...period), fc.constantFrom(...period, '1000kWh', '￥390.00')]
    fc.assert(
      fc.property(noisyName, inFront, behind, (name, before, after) => {
        for (const text of [`${before} ${name}`, `${name} ${after}`, `${before} ${name} ${after}`]) {
          expect([...settled(text)].sort(), text).toEqual([...settled(name)].sort())
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('names that differ in one character', () => {
  const strong = [...new Map(publishedNames.filter(({ strength }) => strength !== 'weak').map((it) => [normal(it.name), it])).entries()]
  /** Pairs of one length that differ at one place, found by what is left when that place is blotted out. */
  const nearMisses = () => {
    const byRest = new Map<string, string[]>()
    for (const [text] of strong) {
      for (let place = 0; place < text.length; place += 1) {
        const rest = `${text.slice(0, place)}*${text.slice(place + 1)}`
        byRest.set(rest, [...(byRest.get(rest) ?? []), text])
      }
    }
    return [...byRest.values()].flatMap((texts) => texts.flatMap((a, place) => texts.slice(place + 1).map((b) => [a, b] as const)))
  }
  const pairs = nearMisses().filter(([a, b]) => [...settled(a)].every((charge) => !settled(b).has(charge)))
  test('are many, and each settles its own charges alone, however it is written', () => {
    expect(pairs.length).toBeGreaterThan(50)
    for (const [a, b] of pairs) {
      for (const [mine, other] of [
        [a, b],
        [b, a],
      ] as const) {
        for (const text of [mine, wide(mine), ` ${mine}。`, `代收${mine}`, `${mine}（2023年3月）`, `${mine} 表号0012345`]) {
          const reached = settled(text)
          for (const charge of settled(other)) expect(reached.has(charge), `${text} reached ${other}`).toBe(false)
        }
      }
    }
  })
  test('are told apart where a tax invoice or a place stands before them', () => {
    // 检验费 and 检测费 are one to a reader of bills: what folds alike is brought up together, and neither is guessed.
    const apart = pairs.filter(([a, b]) => fold(a, folding) !== fold(b, folding))
    expect(apart.length).toBeGreaterThan(50)
    for (const [a, b] of apart) {
      for (const text of [`*服务*${a}`, `哈密市伊州区${a}`]) {
        const names = hits(text)
          .filter(({ weak, score }) => !weak && score >= index.certainty)
          .map(({ name }) => normal(name))
        expect(names, text).not.toContain(b)
      }
    }
  })
})

describe('weak names', () => {
  const strong = new Set(publishedNames.filter(({ strength }) => strength !== 'weak').map(({ name }) => bare(oneScript(name))))
  const weak = publishedNames.filter(({ name, strength }) => strength === 'weak' && !strong.has(bare(oneScript(name))))
  test('settle nothing, in whatever script and noise they come', () => {
    for (const { name } of weak) {
      for (const text of [name, wide(name), traditional(name), ` ${name} `, `${name}（2023年3月）`, `${name}（代收）`]) {
        expect([...settled(text)], text).toEqual([])
      }
    }
  })
  test('bring up every charge that bears them', () => {
    for (const { name, target } of weak) expect(hits(name).map((hit) => hit.target)).toContain(target)
  })
})

describe('the order of hits', () => {
  const texts = fc
    .tuple(anyName, fc.constantFrom('', '（某广场）', '合计', '废', 'x'), fc.nat({ max: 2 }))
    .map(([name, after, cut]) => name.slice(cut) + after)
  test('is total: of two hits one comes first, and the list is sorted by it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = hits(text)
        found.forEach((hit, place) => {
          for (const later of found.slice(place + 1)) {
            expect(compareHits(hit, later)).toBeLessThan(0)
            expect(compareHits(later, hit)).toBeGreaterThan(0)
          }
        })
      }),
    )
  })
  test('and what settles are the same for catalogues read in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...publishedNames.keys()], { minLength: publishedNames.length }),
        fc.array(texts, { minLength: 40, maxLength: 40 }),
        (order, asked) => {
          const shuffled = buildNameIndex(
            order.flatMap((place) => publishedNames[place] ?? []),
            nameData,
          )
          for (const text of asked) {
            const sure = (list: readonly NameHit[]) => list.filter(({ score }) => score >= index.certainty)
            expect(sure(findNames(shuffled, text)), text).toEqual(sure(hits(text)))
          }
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })
  test('does not depend on what was asked before, nor on the memory being emptied', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 20 }), (asked) => {
        const first = asked.map((text) => told(hits(text)))
        index.memo.clear()
        expect(asked.toReversed().map((text) => told(hits(text)))).toEqual(first.toReversed())
      }),
    )
  })
})
