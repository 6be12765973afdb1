// Sums of money over a batch: whole numbers of fen, exact however many are added and in whatever order.

const FEN_IN_YUAN = 100n
const FEN_PLACES = 2

const [ZERO_DIGIT, NINE_DIGIT] = [48, 57]
/** So many digits always make a safe integer. */
const SAFE_LENGTH = 15

/** The fen of a report's amount, which always has two decimals. Counted digit by digit: a text without its point would be one more text for every sum. */
export function fenOf(money: string): bigint {
  if (money.length > SAFE_LENGTH) return BigInt(money.replace('.', ''))
  let fen = 0
  for (let at = 0; at < money.length; at += 1) {
    const code = money.charCodeAt(at)
    if (code >= ZERO_DIGIT && code <= NINE_DIGIT) fen = fen * 10 + code - ZERO_DIGIT
  }
  return BigInt(money.startsWith('-') ? -fen : fen)
}

export function yuanText(fen: bigint): string {
  const size = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${size / FEN_IN_YUAN}.${String(size % FEN_IN_YUAN).padStart(FEN_PLACES, '0')}`
}
