// Unit codes of UN/ECE Recommendation 20, as European e-invoices write them, in the words Chinese bills use.

const UNITS: ReadonlyMap<string, string> = new Map([
  ['KWH', '千瓦时'],
  ['MWH', '兆瓦时'],
  ['KVA', '千伏安'],
  ['MTQ', '立方米'],
  ['MTK', '平方米'],
  ['TNE', '吨'],
  ['KGM', '千克'],
  ['KMT', '公里'],
  ['HUR', '小时'],
  ['DAY', '日'],
  ['MON', '月'],
  ['ANN', '年'],
  ['LTR', '升'],
  ['C62', '件'],
  ['H87', '件'],
  ['EA', '件'],
])

/** The Chinese word for a code; a code that is not in the table stays as it is. */
export function unitName(code: string): string {
  return UNITS.get(code) ?? code
}
