// What a bill carries altogether, so that rules about add-ons and supplies can see beyond their line; most bills are asked for none of it.
import type { CompiledItem } from '../catalogue/compile.ts'
import type { LineMatch } from '../match/line-match.ts'

export class Carried {
  readonly #matches: readonly LineMatch[]
  #charges: ReadonlySet<readonly CompiledItem[]> | undefined

  constructor(matches: readonly LineMatch[]) {
    this.#matches = matches
  }

  /** Whether some line of the bill may be this charge. */
  hasCharge(charge: string): boolean {
    return this.#some(([first]) => first?.charge === charge)
  }

  /** Whether some line may be a charge of which this is an item. */
  hasItem(id: string): boolean {
    return this.#some((items) => items.some((item) => item.id === id))
  }

  /** Whether some line matches this kind of catalogue. */
  hasKind(kind: string): boolean {
    return this.#some((items) => items.some((item) => item.kind === kind))
  }

  #some(is: (items: readonly CompiledItem[]) => boolean): boolean {
    this.#charges ??= new Set(this.#matches.flatMap((match) => match.charges))
    for (const items of this.#charges) if (is(items)) return true
    return false
  }
}
