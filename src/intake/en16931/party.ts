// What UBL and CII invoices have in common besides their lines: identifiers among several, and whether there is any tax at all.
import type { Stated } from '../draft.ts'
import { isSoundUscc } from '../identity.ts'
import type { XmlNode } from '../xml/node.ts'
import { childrenNamed, textOf, type XmlReading } from '../xml/reading.ts'

const ZERO_TEXT = /^[+-]?0+(?:\.0*)?$/

function elementsAt(node: XmlNode | undefined, path: string): readonly XmlNode[] {
  let here = node ? [node] : []
  for (const name of path.split('/')) here = here.flatMap((each) => childrenNamed(each, name))
  return here
}

/** The identifier that is a sound code, wherever the party states it; identifiers of other schemes stay unread and are reported. */
export function usccAmong(reading: XmlReading, party: XmlNode | undefined, paths: readonly string[]): Stated | undefined {
  const found = paths.flatMap((path) => elementsAt(party, path)).find((node) => isSoundUscc(node.text.trim()))
  return textOf(reading, found)
}

/** The first text of several places; the others are left to be reported. */
export function firstText(reading: XmlReading, party: XmlNode | undefined, paths: readonly string[]): Stated | undefined {
  return textOf(
    reading,
    paths.flatMap((path) => elementsAt(party, path)).find((node) => node.text.trim() !== ''),
  )
}

/** No tax total, or zero; one in another currency is that of the accounts and does not count. */
export function isUntaxed(taxTotals: readonly XmlNode[], currency: Stated | undefined): boolean {
  return taxTotals.every((amount) => {
    const own = amount.attributes.get('currencyID')
    return (own !== undefined && own !== currency?.value) || ZERO_TEXT.test(amount.text.trim())
  })
}
