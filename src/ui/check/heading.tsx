// The head of the bill: where, when, who charges, who pays; what is seldom needed is folded away.
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useSay } from '../language.ts'
import { TextInput } from '../parts/text-input.tsx'
import { PAYERS, ROLES } from '../words/roles.ts'
import { WordChoice } from '../words/word-choice.tsx'
import type { Bill } from './bill.ts'
import { PlaceField } from './place-field.tsx'

interface Given {
  readonly bill: Bill
  readonly faults: ReadonlyMap<string, string>
  readonly onChange: (changes: Partial<Bill>) => void
}

export function Heading({ bill, faults, onChange }: Given): JSX.Element {
  const say = useSay()
  return (
    <fieldset class="heading">
      <legend>{say('单据抬头', 'Head of the bill')}</legend>
      <PlaceField code={bill.jurisdiction} fault={faults.get('jurisdiction')} onPlace={(jurisdiction) => onChange({ jurisdiction })} />
      <Text
        label={say('单据日期', 'Date of the bill')}
        kind="date"
        value={bill.issuedOn}
        fault={faults.get('issuedOn')}
        isRequired
        onText={(issuedOn) => onChange({ issuedOn })}
      />
      <WordChoice
        label={say('谁在收钱', 'Who charges')}
        none={say('不清楚', 'Not sure')}
        words={ROLES}
        value={bill.role}
        isFaulty={faults.has('issuer/role')}
        isWide
        onChoose={(role) => onChange({ role })}
      />
      <Text
        label={say('收费单位名称', 'Name of the issuer')}
        value={bill.issuerName}
        fault={faults.get('issuer/name')}
        onText={(issuerName) => onChange({ issuerName })}
      />
      <More bill={bill} faults={faults} onChange={onChange} />
    </fieldset>
  )
}

function More({ bill, faults, onChange }: Given): JSX.Element {
  const say = useSay()
  const isUsed = [bill.payerName, bill.payerKind, bill.id, bill.from, bill.to, bill.total, bill.issuerUscc].some((text) => text !== '')
  return (
    <details class="more" open={isUsed || undefined}>
      <summary>{say('更多：缴费人、计费期间、单号、合计', 'More: payer, period, number, total')}</summary>
      <div class="heading-more">
        <Text
          label={say('缴费人（我方）名称', 'Name of the payer')}
          value={bill.payerName}
          fault={faults.get('payer/name')}
          onText={(payerName) => onChange({ payerName })}
        />
        <WordChoice
          label={say('我方是', 'The payer is')}
          none={say('未填', 'Not said')}
          words={PAYERS}
          value={bill.payerKind}
          onChoose={(payerKind) => onChange({ payerKind })}
        />
        <Text
          label={say('计费期间起', 'Period from')}
          kind="date"
          value={bill.from}
          fault={faults.get('0/period/from') ?? faults.get('0/period')}
          onText={(from) => onChange({ from })}
        />
        <Text
          label={say('计费期间止', 'Period to')}
          kind="date"
          value={bill.to}
          fault={faults.get('0/period/to')}
          onText={(to) => onChange({ to })}
        />
        <Text label={say('单号', 'Number')} value={bill.id} fault={faults.get('id')} onText={(id) => onChange({ id })} />
        <Text
          label={say('收费单位信用代码', 'Credit code of the issuer')}
          value={bill.issuerUscc}
          fault={faults.get('issuer/uscc')}
          onText={(issuerUscc) => onChange({ issuerUscc })}
        />
        <Text
          label={say('票面合计（元）', 'Total on the bill, CNY')}
          kind="number"
          value={bill.total}
          fault={faults.get('total')}
          onText={(total) => onChange({ total })}
        />
      </div>
    </details>
  )
}

interface TextGiven {
  readonly label: string
  readonly value: string
  readonly fault?: string | undefined
  readonly kind?: 'text' | 'number' | 'date'
  readonly isRequired?: boolean
  readonly onText: (text: string) => void
}

function Text({ label, value, fault, kind = 'text', isRequired = false, onText }: TextGiven): JSX.Element {
  const id = useId()
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <TextInput id={id} kind={kind} value={value} isRequired={isRequired} fault={fault && `${id}-fault`} onText={onText} />
      {fault !== undefined && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  )
}
