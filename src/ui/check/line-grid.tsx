// The lines of the bill: a grid on a desk, a card each on a phone. A table copied from a spreadsheet may be pasted anywhere in it.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import { type Bill, type BillLine, emptyLine, isBlank } from './bill.ts'
import { LineRow } from './line-row.tsx'
import { csvOf, linesOf, type Pasted, pastedTable } from './pasted.ts'
import { readFile, withRead } from './read-file.ts'

interface Given {
  readonly bill: Bill
  readonly faults: ReadonlyMap<string, string>
  readonly vocabulary: Vocabulary
  readonly onChange: (changes: Partial<Bill>) => void
  readonly onBill: (bill: Bill) => void
}

export function LineGrid({ bill, faults, vocabulary, onChange, onBill }: Given): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const { lines } = bill
  const setLine = (row: number, changes: Partial<BillLine>) =>
    onChange({ lines: lines.map((line, place) => (place === row ? { ...line, ...changes } : line)) })
  const focusRow = (row: number) => requestAnimationFrame(() => list.current?.children[row]?.querySelector('input')?.focus())
  const add = () => {
    onChange({ lines: [...lines, emptyLine()] })
    focusRow(lines.length)
  }
  const remove = (row: number) => {
    const left = lines.filter((_, place) => place !== row)
    onChange({ lines: left.length === 0 ? [emptyLine()] : left })
    focusRow(Math.min(row, left.length - 1))
  }
  const paste = async (pasted: Pasted) => {
    const added = await linesPasted(pasted, bill, language)
    const stand = lines.filter((line) => !isBlank(line))
    onBill({ ...added, lines: [...stand, ...added.lines] })
    setSaid(say(`已粘贴 ${added.lines.length} 行`, `${added.lines.length} lines pasted`))
  }
  return (
    <fieldset
      class="lines"
      onPaste={(event) => {
        const pasted = pastedTable(event.clipboardData?.getData('text/plain') ?? '')
        if (pasted === undefined) return
        event.preventDefault()
        paste(pasted)
      }}
    >
      <legend>{say('收费明细', 'Lines')}</legend>
      <Columns />
      <ol class="line-list" ref={list}>
        {lines.map((line, row) => (
          <LineRow
            key={line.key}
            line={line}
            row={row}
            bill={bill}
            faults={faults}
            vocabulary={vocabulary}
            onLine={(changes) => setLine(row, changes)}
            onNext={row === lines.length - 1 ? add : () => focusRow(row + 1)}
            onRemove={lines.length > 1 || !isBlank(line) ? () => remove(row) : undefined}
          />
        ))}
      </ol>
      <Tools said={said} onAdd={add} />
    </fieldset>
  )
}

function Tools({ said, onAdd }: { said: string; onAdd: () => void }): JSX.Element {
  const say = useSay()
  return (
    <div class="line-tools">
      <button type="button" class="plain" onClick={onAdd}>
        <Icon name="add" />
        {say('添加一行', 'Add a line')}
      </button>
      <span class="hint" role="status">
        {said || say('可从电子表格复制后直接粘贴', 'Rows copied from a spreadsheet can be pasted here')}
      </span>
    </div>
  )
}

function Columns(): JSX.Element {
  const say = useSay()
  return (
    <div class="line-head" aria-hidden="true">
      <span>{say('收费项目', 'Charge')}</span>
      <span>{say('数量', 'Quantity')}</span>
      <span>{say('单位', 'Unit')}</span>
      <span>{say('单价', 'Unit price')}</span>
      <span>{say('金额（元）', 'Amount, CNY')}</span>
    </div>
  )
}

/** With headings the service reads the table, as it reads a file; what it cannot read is taken by the order of its columns. */
async function linesPasted(pasted: Pasted, bill: Bill, language: 'zh' | 'en'): Promise<Bill> {
  if (pasted.hasHeadings) {
    const file = new File([csvOf(pasted)], 'pasted.csv', { type: 'text/csv' })
    const read = await readFile(file, bill, language).catch(() => undefined)
    const [first] = read?.invoices ?? []
    if (first !== undefined) return withRead(bill, first.invoice)
  }
  const rows = pasted.hasHeadings ? pasted.rows.slice(1) : pasted.rows
  return { ...bill, lines: linesOf({ ...pasted, rows }) }
}
