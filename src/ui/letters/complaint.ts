// The draft of a complaint to 12345 or 12315: who, what happened, what is asked, on what ground.
import { isRole, ROLES } from '../words/roles.ts'
import { BLANK, dayWords, groundWords, type Matter, numbered, openWords, pointsOf } from './letter.ts'

export function complaintDraft(matter: Matter): string {
  const { bill, report, place } = matter
  const { charged, excess } = report.summary
  const isRefund = Number(excess) > 0
  return [
    '投诉举报（12345 / 12315）',
    '',
    `被投诉单位：${bill.issuerName || BLANK}${bill.issuerUscc === '' ? '' : `（统一社会信用代码 ${bill.issuerUscc}）`}`,
    ...(isRole(bill.role) ? [`单位类型：${ROLES[bill.role].zh}`] : []),
    `投诉人：${bill.payerName || BLANK}　联系电话：${BLANK}`,
    `发生地点：${place || BLANK}`,
    `发生时间：${dayWords(bill.issuedOn)}${report.invoice === null ? '' : `　单号：${report.invoice}`}`,
    '',
    `一、事实。被投诉单位开具上述单据，共收取 ${charged} 元。对照公布的收费目录清单，有下列问题：`,
    ...numbered(pointsOf(matter)),
    '',
    isRefund
      ? `二、诉求。请依法核查，责令退还多收的 ${excess} 元，并将处理结果告知投诉人。`
      : '二、诉求。请依法核查，责令改正，并将处理结果告知投诉人。',
    ...openWords(matter),
    '',
    `三、说明。${groundWords(matter)}以上只列出核对中发现的问题，由受理机关依法认定。`,
    '',
    '附：收费单据、付款凭证、核对报告',
  ].join('\n')
}
