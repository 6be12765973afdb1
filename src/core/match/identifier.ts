// Finds which meter, vehicle or account a line is about, and takes such numbers and quantities out of a name.
import { oneScript } from './script.ts'

const LABELS =
  '电表号|水表号|气表号|热表号|表号|表具编号|表编号|计量点号|计量点编号|户号|用户编号|用户号|客户编号|客户号|缴费编号|缴费号|账号|账户号|帐号|卡号|etc卡号|设备编号|设备代码|设备号|注册代码|合同编号|合同号|订单号|流水号|票号|案号|车牌号码|车牌号|车号|车牌|号牌号码|受理号|受理编号|申请号|专利号|档号|档案号|档案编号|借据号|借据编号|货票号|货票no|运单号|提单号|箱号|发票号|凭证号|批号|许可证号|登记号|注册号|智能卡号|智能卡|证号|文号|编号'
const LABELLED = new RegExp(`(?:${LABELS})\\s*(?:为|是)?\\s*[:：#.]?\\s*([0-9a-z](?:[0-9a-z-]{1,38})[0-9a-z])`)
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-z]\s?[·.-]?\s?[0-9a-hj-np-z]{4,5}[0-9a-hj-np-z学挂警港澳](?![0-9a-z])/
const LABEL_BEFORE_PLATE = `(?:(?:${LABELS})\\s*[:：]?\\s*)?`
const LONE_NUMBER = /(?<![0-9a-z])[a-z]{0,4}\d{5,}(?:\.[0-9x])?(?![0-9a-z])/g
const EVERY_LABELLED = new RegExp(LABELLED.source, 'g')
const EVERY_PLATE = new RegExp(LABEL_BEFORE_PLATE + PLATE.source, 'g')

const UNITS =
  'kw·h|kwh|千瓦时|度电|度|kva|千伏安|kw|kg|km2|teu|吨|公顷|亩|方|副|辆|艘|株|科|门|项|课时|学时|立方米|立方|m3|m2|平方米|平米|公里|km|个月|个|台|次|户|人次|人|辆次|辆|车次|天|小时|张|份|本|件|笔|宗|批|页|车|套|只|块|元\\/[\\u4e00-\\u9fffa-z0-9]{1,4}|万元|元|%|t'
const QUANTITY = new RegExp(
  `(?:共|计|数量|单价|金额|用量|电量|水量|气量|热量|面积|建筑面积|里程)?\\s*[:：]?\\s*(?<![0-9a-z.])\\d+(?:,\\d{3})*(?:\\.\\d+)?\\s*(?:${UNITS})(?![0-9a-z])`,
  'g',
)
/** What a meter showed: 起2310止2655. */
const READING = /(?:起码?|止码?|起度|止度|起数|止数|表底数?|读数|示数|倍率|上次|本次)\s*:?\s*\d+(?:\.\d+)?/g
const TIMES = /[x×*@]\s*\d+(?:\.\d+)?(?![0-9a-z])|[¥￥$]\s*\d+(?:[.,]\d+)*/g
const ROOM = /(?<![0-9a-z])[a-z]?-?\d{1,4}[a-z]?\s*(?:号楼|栋|幢|单元|号房|室|层|楼|座|铺|号铺|号商铺|号院|号线|号机|号(?!码))(?![a-z])/g
const LETTERED_ROOM = /(?<![0-9a-z])[a-z]\s*(?:座|栋|区|幢)/g
const NUMBERING = /^\s*(?:\(?\d{1,2}\)|\d{1,2}\s*[、.)](?!\d)|no\.?\s*\d+\s*)/

/** The meter, plate or account number in the text, upper case and without spaces; undefined where there is none. */
export function extractObject(text: string): string | undefined {
  const plain = oneScript(text)
  const plate = PLATE.exec(plain)?.[0]
  const found = plate ? plate.replace(/[\s·.-]/g, '') : LABELLED.exec(plain)?.[1]
  return found?.toUpperCase()
}

/** Units that names begin with too: 个人, 人防, 车辆, 方案, 门诊, 户籍. */
const NAME_MAY_BEGIN = /[个人车方门科户批本页份]$/
const HAN_AFTER = /^[\u4e00-\u9fff]/

/** A number at the head of the text that runs into a name ("2 个人现金汇款费") takes only itself away, not the first character of the name. */
function withoutQuantity(quantity: string, at: number, text: string): string {
  const heads = text.slice(0, at).trim() === '' && HAN_AFTER.test(text.slice(at + quantity.length))
  return heads && NAME_MAY_BEGIN.test(quantity) ? ` ${quantity.at(-1)}` : ' '
}

/** The text, already in one script, without numbers that name a thing, rooms, quantities and a leading list number. */
export function withoutIdentifiers(text: string): string {
  return text
    .replace(NUMBERING, '')
    .replace(EVERY_PLATE, ' ')
    .replace(EVERY_LABELLED, ' ')
    .replace(READING, ' ')
    .replace(TIMES, ' ')
    .replace(QUANTITY, withoutQuantity)
    .replace(LONE_NUMBER, ' ')
    .replace(ROOM, ' ')
    .replace(LETTERED_ROOM, ' ')
}
