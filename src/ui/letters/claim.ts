// The letter to the issuer: what was charged too much, why, and the request to pay it back.
import { BLANK, dayWords, groundWords, type Matter, numbered, openWords, pointsOf } from './letter.ts'

export function claimLetter(matter: Matter): string {
  const { bill, report, place } = matter
  const number = report.invoice === null ? '' : `（单号 ${report.invoice}）`
  const isRefund = Number(report.summary.excess) > 0
  return [
    isRefund ? '关于退还多收费用的函' : '关于更正收费的函',
    '',
    `${bill.issuerName || BLANK}：`,
    '',
    `贵单位于${dayWords(bill.issuedOn)}向${bill.payerName || '我方'}开具收费单据${number}，收费地点为${place || BLANK}，共收取 ${report.summary.charged} 元。`,
    '经与公布的收费目录清单逐项核对，发现下列问题：',
    '',
    ...numbered(pointsOf(matter)),
    '',
    isRefund
      ? `请于＿＿年＿＿月＿＿日前退还多收的 ${report.summary.excess} 元，并书面说明处理结果；如认为收费有依据，请出示相应的文件及条款。`
      : '请予更正，并书面说明处理结果；如认为收费有依据，请出示相应的文件及条款。',
    ...openWords(matter),
    '',
    groundWords(matter),
    '',
    `${bill.payerName || BLANK}`,
    '＿＿年＿＿月＿＿日',
    '',
    `附件：收费单据复印件、核对报告`,
  ].join('\n')
}
