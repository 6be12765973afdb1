// Take it away: the report on paper, the letter and the complaint as text, and a link that holds the bill.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { bodyOf } from '../check/bill.ts'
import { fragmentOf } from '../check/bill-link.ts'
import type { Checked } from '../check/use-check.ts'
import { useSay } from '../language.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Icon } from '../parts/icons.tsx'
import { Refused, Waiting } from '../parts/notice.tsx'
import { ask as askPlace, usePlace } from '../route.ts'
import type { RegionPage, Report } from '../service/answers.ts'
import { ask, type Failure, queryOf } from '../service/ask.ts'
import { save } from '../service/save.ts'
import { askOnce, failureOf } from '../service/use-answer.ts'
import { claimLetter } from './claim.ts'
import { complaintDraft } from './complaint.ts'
import type { Matter } from './letter.ts'

const WRITERS = { claim: claimLetter, complaint: complaintDraft } as const
type Doc = keyof typeof WRITERS
const isDoc = (text: string | null): text is Doc => text !== null && Object.hasOwn(WRITERS, text)

export function TakeAway({ checked }: { checked: Checked }): JSX.Element {
  const say = useSay()
  const asked = usePlace().query.get('doc')
  const doc = isDoc(asked) ? asked : undefined
  const isWrong = checked.report.verdict === 'violation'
  const open = (it: Doc) => askPlace({ doc: doc === it ? '' : it })
  return (
    <section class={doc === undefined ? 'take-away' : 'take-away has-letter'} aria-labelledby="take-away">
      <h2 id="take-away" class="no-print">
        {say('带走', 'Take it away')}
      </h2>
      <div class="tools no-print">
        <button type="button" class="plain" onClick={() => print()}>
          <Icon name="print" />
          {say('打印', 'Print')}
        </button>
        <button type="button" class="plain" aria-expanded={doc === 'claim'} disabled={!isWrong} onClick={() => open('claim')}>
          <Icon name="letter" />
          {say('给收费单位的函', 'Letter to the issuer')}
        </button>
        <button type="button" class="plain" aria-expanded={doc === 'complaint'} disabled={!isWrong} onClick={() => open('complaint')}>
          <Icon name="letter" />
          {say('12345 / 12315 投诉稿', '12345 / 12315 complaint')}
        </button>
        <CopyLink checked={checked} />
      </div>
      {!isWrong && (
        <p class="hint no-print">
          {say('没有发现违规，所以没有函件可写。', 'Nothing was found against the rules, so there is no letter to write.')}
        </p>
      )}
      {doc !== undefined && isWrong && <Letter key={doc} doc={doc} checked={checked} />}
    </section>
  )
}

function CopyLink({ checked }: { checked: Checked }): JSX.Element {
  const say = useSay()
  return (
    <CopyButton
      text={async () => `${location.origin}/#${await fragmentOf(bodyOf(checked.bill).body)}`}
      otherwise={say('请从地址栏复制', 'Copy it from the address bar')}
      hint={say('链接里就是单据本身，服务上不留存', 'The link holds the bill itself; nothing stays with the service')}
    >
      <Icon name="link" />
      {say('复制链接', 'Copy the link')}
    </CopyButton>
  )
}

/** Letters speak Chinese whatever the page speaks, so the findings are asked for in Chinese. */
function Letter({ doc, checked }: { doc: Doc; checked: Checked }): JSX.Element {
  const say = useSay()
  const [text, setText] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  useEffect(() => {
    let wanted = true
    matterOf(checked).then(
      (matter) => wanted && setText(WRITERS[doc](matter)),
      (error) => wanted && setFailure(failureOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [doc, checked])
  if (failure !== undefined) return <Refused failure={failure} />
  if (text === undefined) return <Waiting what={say('正在起草…', 'Drafting…')} />
  const name = doc === 'claim' ? '退费函.txt' : '投诉稿.txt'
  return (
    <div class="letter">
      <p class="hint no-print">
        {say(
          '只写入核对中发现的内容；下划线处请自行填写，可以直接修改。',
          'Only what was found is written. The letter is in Chinese, as its reader is; fill in the blanks and edit it freely.',
        )}
      </p>
      <textarea
        lang="zh-CN"
        class="no-print"
        aria-label={doc === 'claim' ? say('给收费单位的函', 'Letter to the issuer') : say('投诉稿', 'Complaint')}
        rows={18}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <pre class="print-only" lang="zh-CN">
        {text}
      </pre>
      <p class="tools no-print">
        <CopyButton text={() => text} otherwise={say('无法复制，请自行选取', 'It cannot be copied here: select it')}>
          {say('复制全文', 'Copy the text')}
        </CopyButton>
        <button type="button" class="plain" onClick={() => save(name, text)}>
          {say('存为文本文件', 'Save as a text file')}
        </button>
        <button type="button" class="plain" onClick={() => print()}>
          {say('打印这份函件', 'Print this letter')}
        </button>
      </p>
    </div>
  )
}

async function matterOf({ bill, rows, report }: Checked): Promise<Matter> {
  const body = JSON.stringify(bodyOf(bill).body)
  const [chinese, { regions }] = await Promise.all([
    ask<Report>(`/v1/checks${queryOf({ edition: report.edition.number })}`, 'zh', { method: 'POST', type: 'application/json', body }),
    askOnce<RegionPage>(`/v1/regions${queryOf({ query: bill.jurisdiction, limit: 1 })}`, 'zh'),
  ])
  return { report: chinese, bill, rows, place: regions[0]?.fullName ?? '' }
}
