// Unified social credit codes, GB 32100-2015: eighteen characters, the last one a check character modulo 31.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const MODULUS = 31
const WEIGHT_BASE = 3

/** What is wrong with the code, or undefined when it is sound. */
export function usccFault(code: string): 'shape' | 'check-character' | undefined {
  if (!SHAPE.test(code)) return 'shape'
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, -1)) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * WEIGHT_BASE) % MODULUS
  }
  const expected = ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS]
  return expected === code.at(-1) ? undefined : 'check-character'
}
