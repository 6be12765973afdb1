// Sums of money over a batch: whole numbers of fen, exact however many are added and in whatever order.

const FEN_IN_YUAN = 100n
const FEN_PLACES = 2

/** The fen of a report's amount, which always has two decimals. */
export function fenOf(money: string): bigint {
  return BigInt(money.replace('.', ''))
}

export function yuanText(fen: bigint): string {
  const size = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${size / FEN_IN_YUAN}.${String(size % FEN_IN_YUAN).padStart(FEN_PLACES, '0')}`
}
