// Unified social credit codes: sound ones pass, and one wrong character is always noticed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usccFault } from '../../../src/core/values/uscc.ts'

const sound = ['91330000142942095H', '9153000077859986X2', '12320900E875065319']

test.each(sound)('%s is sound', (code) => expect(usccFault(code)).toBeUndefined())

test('a published example with a wrong check character', () => {
  expect(usccFault('91310000MA1FL0B000')).toBe('check-character')
})

describe('shape', () => {
  const wrong = ['', '91330000142942095', '91330000142942095HH', '91330000142942095h', ' 91330000142942095H', '9133000014294209５H']
  const letters = ['I', 'O', 'S', 'V', 'Z'].map((letter) => `9133000014294209${letter}H`)
  const region = ['9133A000142942095H', '91-330000142942095']
  test.each([...wrong, ...letters, ...region])('%j', (code) => expect(usccFault(code)).toBe('shape'))
})

describe('one slip is always noticed', () => {
  const digits = '0123456789'
  const place = fc.integer({ min: 0, max: 17 })

  test('another character in one place', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sound), place, fc.constantFrom(...digits), (code, at, character) => {
        fc.pre(code[at] !== character)
        return usccFault(code.slice(0, at) + character + code.slice(at + 1)) !== undefined
      }),
    )
  })

  test('two neighbours changed round', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sound), fc.integer({ min: 0, max: 15 }), (code, at) => {
        const [a = '', b = ''] = code.slice(at, at + 2)
        fc.pre(a !== b)
        return usccFault(code.slice(0, at) + b + a + code.slice(at + 2)) !== undefined
      }),
    )
  })
})
