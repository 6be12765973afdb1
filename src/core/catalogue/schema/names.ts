// What the matching of names knows about how bills are written: catalogues/names.yaml, words and characters only, no charges.
import { z } from 'zod'
import { decimalText } from './words.ts'

const word = z.string().min(1).max(40)
const words = z.array(word)
const characters = z.string().min(1)

/** A character in two groups would stand for two others, and the folded form would depend on the order of the file. */
const disjoint = (groups: readonly string[]): boolean => {
  const all = groups.flatMap((group) => [...group])
  return new Set(all).size === all.length
}

export const namesFile = z
  .strictObject({
    certainty: decimalText.describe('The similarity from which a similar name counts as a match.'),
    floor: decimalText.describe('The similarity below which nothing is proposed.'),
    noise: z
      .strictObject({
        prefixes: words.describe('Before a name they say how or when it is billed, not what.'),
        suffixes: words.describe('The same after a name.'),
        brackets: words.describe('A bracket that holds only such words is dropped; any other bracket qualifies the name and is kept.'),
      })
      .describe('Words that bills add to a name.'),
    kept: words.describe('Words that look as if they began or ended with noise and do not.'),
    general: words.describe('Words too general to be left over alone: noise before or after them is part of the name.'),
    synonyms: z
      .record(word, words)
      .refine((forms) => new Set(Object.values(forms).flat()).size === Object.values(forms).flat().length, 'a word has one form only')
      .describe('One form for each word that bills write in several ways, abbreviations included; the longest wins.'),
    confusions: z
      .array(z.string().min(2))
      .refine(disjoint, 'a character stands in one group only')
      .describe('Characters taken for one another by eye or by a scanner; the first stands for all.'),
    homophones: z
      .array(z.string().min(2))
      .refine(disjoint, 'a character stands in one group only')
      .describe('Characters of one syllable, which typing by sound confuses.'),
    apart: z.array(z.string().min(2)).describe('Characters that sound alike and make different charges: never one for another.'),
    distinguishing: characters.describe('Characters that tell one charge from the next: never added, lost or replaced by mistake.'),
    soft: words.describe('Words whose presence does not change which charge is meant.'),
    spare: words.describe('Words that say no more about a charge once its name is said in full: before or in the name.'),
    closing: words.describe('The same after the name.'),
    unsaid: words.describe('Words of a name that a bill may leave out once all others are said.'),
    places: words.describe('Words that close the name of a place or payer standing before a charge.'),
    reversing: words.describe('Words that turn the name after them into another one.'),
  })
  .meta({ id: 'NamesFile', description: 'How bills write the names of charges.' })

export type NameData = z.infer<typeof namesFile>
