// One line of the bill: the name of the charge with suggestions and their published limits, and its numbers.
import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { useLanguage, useSay } from '../language.ts'
import { Combobox, type Option } from '../parts/combobox.tsx'
import { Icon } from '../parts/icons.tsx'
import { TextInput } from '../parts/text-input.tsx'
import type { ListedEntry } from '../service/answers.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import type { Bill, BillLine } from './bill.ts'
import { ChargeLimits, chargesLike, statedBy } from './charges-like.tsx'

interface Given {
  readonly line: BillLine
  readonly row: number
  readonly bill: Bill
  readonly faults: ReadonlyMap<string, string>
  readonly vocabulary: Vocabulary
  readonly onLine: (changes: Partial<BillLine>) => void
  readonly onNext: () => void
  readonly onRemove: (() => void) | undefined
}

export function LineRow({ line, row, bill, faults, vocabulary, onLine, onNext, onRemove }: Given): JSX.Element {
  const say = useSay()
  const fault = (field: string) => faults.get(`${row}/${field}`)
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onNext()
  }
  const number = say(`第 ${row + 1} 行`, `Line ${row + 1}`)
  return (
    <li class="line" aria-label={number}>
      <Charge line={line} bill={bill} fault={fault('description')} vocabulary={vocabulary} onLine={onLine} />
      <Cell label={say('数量', 'Quantity')} value={line.quantity} fault={fault('quantity')} onText={(quantity) => onLine({ quantity })} />
      <Combobox<string>
        className="unit"
        isLabelled={false}
        label={say('单位', 'Unit')}
        text={line.unit}
        invalid={fault('unit')}
        onText={(unit) => onLine({ unit })}
        onChoose={(unit) => onLine({ unit })}
        suggest={async (text) => unitsLike(text, vocabulary)}
      />
      <Cell
        label={say('单价', 'Unit price')}
        value={line.unitPrice}
        fault={fault('unitPrice')}
        onText={(unitPrice) => onLine({ unitPrice })}
      />
      <Cell
        label={say('金额（元）', 'Amount, CNY')}
        value={line.amount}
        fault={fault('amount')}
        onText={(amount) => onLine({ amount })}
        onKeyDown={onEnter}
      />
      {onRemove === undefined ? (
        <span />
      ) : (
        <button type="button" class="bare" aria-label={say(`删除第 ${row + 1} 行`, `Remove line ${row + 1}`)} onClick={onRemove}>
          <Icon name="remove" />
        </button>
      )}
    </li>
  )
}

interface ChargeGiven extends Pick<Given, 'line' | 'bill' | 'vocabulary' | 'onLine'> {
  readonly fault: string | undefined
}

/** The name, with what it may mean; what is published for the meaning taken stays beside it. */
function Charge({ line, bill, fault, vocabulary, onLine }: ChargeGiven): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const [meant, setMeant] = useState<ListedEntry>()
  // A name changed by hand is no longer the suggestion that was taken.
  useEffect(() => {
    if (meant !== undefined && meant.name !== line.description) setMeant(undefined)
  }, [line.description, meant])
  return (
    <Combobox<ListedEntry>
      className="charge"
      isLabelled={false}
      label={say('收费项目', 'Charge')}
      text={line.description}
      invalid={fault}
      placeholder={say('照单据上的名称填写', 'As the bill calls it')}
      onText={(description) => onLine(line.code === '' ? { description } : { description, code: '', facts: {} })}
      onChoose={(entry) => {
        setMeant(entry)
        onLine({
          description: entry.name,
          ...(entry.type === 'item' ? { code: entry.id, facts: { ...statedBy(entry), ...line.facts } } : {}),
        })
      }}
      suggest={(text) => chargesLike(text, bill, vocabulary, language)}
      hint={
        meant === undefined ? undefined : (
          <p class="hint limit-hint">
            <ChargeLimits entry={meant} vocabulary={vocabulary} />
          </p>
        )
      }
    />
  )
}

const MOST_UNITS = 8

function unitsLike(text: string, { units }: Vocabulary): readonly Option<string>[] {
  const begins = text.trim().toLowerCase()
  const names = [...units.values()].flatMap((unit) => unit.names).filter((name) => begins !== '' && name.toLowerCase().startsWith(begins))
  return names.slice(0, MOST_UNITS).map((name) => ({ key: name, value: name, shown: <span>{name}</span> }))
}

interface CellGiven {
  readonly label: string
  readonly value: string
  readonly fault: string | undefined
  readonly onText: (text: string) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

function Cell({ label, value, fault, onText, onKeyDown }: CellGiven): JSX.Element {
  const id = useId()
  return (
    <div class="field number">
      <label class="label narrow-only" for={id}>
        {label}
      </label>
      <TextInput id={id} label={label} kind="number" value={value} fault={fault && `${id}-fault`} onText={onText} onKeyDown={onKeyDown} />
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}
