// Judging a line by another item: one of those its name also fits, or one searched for.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Bill, BillLine } from '../check/bill.ts'
import { chargesLike, statedBy } from '../check/charges-like.tsx'
import { useLanguage, useSay } from '../language.ts'
import { Combobox } from '../parts/combobox.tsx'
import type { LineReport } from '../service/answers.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'

interface Given {
  readonly line: LineReport
  readonly billed: BillLine
  readonly bill: Bill
  readonly vocabulary: Vocabulary
  readonly onLine: (changes: Partial<BillLine>) => void
}

export function Repoint({ line, billed, bill, vocabulary, onLine }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [text, setText] = useState('')
  const alternatives = (line.match?.alternatives ?? []).filter(({ item }) => item !== line.match?.item)
  const isChosen = line.match?.method === 'code' && billed.code !== ''
  return (
    <details class="repoint no-print">
      <summary>{say('对应得不对？换一个收费项目', 'Not this charge? Choose another')}</summary>
      {alternatives.length > 0 && (
        <ul class="alternatives">
          {alternatives.map(({ item, name, score }) => (
            <li key={item}>
              <button type="button" class="plain" onClick={() => onLine({ code: item })}>
                {name}
                <small>{say(`相近 ${Math.round(score * 100)}%`, `${Math.round(score * 100)}% alike`)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        label={say('查找收费项目', 'Search the charges')}
        text={text}
        onText={setText}
        suggest={(asked) =>
          chargesLike(asked, bill, vocabulary, language).then((found) => found.filter(({ value }) => value.type === 'item'))
        }
        onChoose={(entry) => {
          setText('')
          onLine({ code: entry.id, facts: { ...billed.facts, ...statedBy(entry) } })
        }}
      />
      {isChosen && (
        <button type="button" class="plain" onClick={() => onLine({ code: '' })}>
          {say('仍按单据上的名称核对', 'Judge by the name on the bill again')}
        </button>
      )}
    </details>
  )
}
