// Guards the first step of all reading: one script, one width, and no more text than is looked at.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bare, clip, isCommonHan, MAX_NAME_LENGTH, oneScript } from '../../../src/core/match/script.ts'

describe('one script', () => {
  test.each([
    ['traditional characters', '訴訟費', '诉讼费'],
    ['characters with several traditional forms', '臺灣通行證', '台湾通行证'],
    ['a character that keeps its form inside a word', '著錄項目變更費', '著录项目变更费'],
    ['full-width letters and digits', 'ＰＯＳ１２', 'pos12'],
    ['full-width signs', '（代收）：', '(代收):'],
    ['signs that stand for several characters', '㎡', 'm2'],
    ['rare forms of radicals', '⽔费', '水费'],
  ])('%s', (_, text, expected) => {
    expect(oneScript(text)).toBe(expected)
  })

  test('reading it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => oneScript(oneScript(text)) === oneScript(text)),
      { numRuns: 2000 },
    )
  })

  test('plain Chinese text is told from any other', () => {
    expect(isCommonHan('停车费')).toBe(true)
    expect(isCommonHan('')).toBe(true)
    for (const text of ['停车费 ', 'ETC', '停车费1', '（费）']) expect(isCommonHan(text)).toBe(false)
  })

  test('only letters and digits are left of a name', () => {
    expect(bare(' 停车-费(a1)。')).toBe('停车费a1')
    expect(bare('……')).toBe('')
  })
})

describe('how much is looked at', () => {
  test('short text whole, long text to the bound', () => {
    expect(clip('停车费')).toBe('停车费')
    expect(clip('费'.repeat(MAX_NAME_LENGTH + 1))).toHaveLength(MAX_NAME_LENGTH)
  })

  test('no character is cut in half', () => {
    const text = `${'费'.repeat(MAX_NAME_LENGTH - 1)}𠮷`
    expect(clip(text)).toBe('费'.repeat(MAX_NAME_LENGTH - 1))
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (any) => clip(any).isWellFormed()))
  })

  test('signs that grow do not pass the bound', () => {
    expect(oneScript('\ufdfa'.repeat(MAX_NAME_LENGTH)).length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
  })
})
