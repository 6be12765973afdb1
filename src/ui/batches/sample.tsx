// A random sample of the batch (双随机): the seed and the size stand in the address, so that anyone draws the same bills again.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { VERDICT_WORDS } from '../../core/findings/words/labels.ts'
import { useKeyed } from '../key/use-keyed.ts'
import { useLanguage, useSay } from '../language.ts'
import { Shown } from '../parts/notice.tsx'
import { PlainField } from '../parts/plain-field.tsx'
import { ask as askAddress, usePlace } from '../route.ts'
import { queryOf } from '../service/ask.ts'
import { billAddress } from './addresses.ts'
import type { Sample } from './answers.ts'
import { SumTable } from './sum-table.tsx'

const USUAL_SIZE = '20'

export function SampleDraw({ id, keyText }: { id: string; keyText: string }): JSX.Element {
  const say = useSay()
  const { query } = usePlace()
  const drawn = { seed: query.get('seed') ?? '', size: query.get('size') ?? USUAL_SIZE }
  const [seed, setSeed] = useState(drawn.seed)
  const [size, setSize] = useState(drawn.size)
  return (
    <section>
      <h2>{say('随机抽查', 'A random sample')}</h2>
      <p class="hint">
        {say(
          '同一批次、同一种子、同样数量，抽出的单据总是相同；网址里记着种子，任何有密钥的人都能重抽验证。',
          'The same batch, seed and size always draw the same bills; the address keeps the seed, so anyone with a key can draw again.',
        )}
      </p>
      <form
        class="tools no-print sample-form"
        onSubmit={(event) => {
          event.preventDefault()
          askAddress({ seed: seed.trim(), size: size.trim() }, 'push')
        }}
      >
        <PlainField label={say('种子', 'Seed')} value={seed} onText={setSeed} />
        <PlainField label={say('数量', 'Size')} value={size} onText={setSize} />
        <button type="submit" class="plain" disabled={seed.trim() === ''}>
          {say('抽取', 'Draw')}
        </button>
      </form>
      {drawn.seed !== '' && <Drawn id={id} keyText={keyText} {...drawn} />}
    </section>
  )
}

function Drawn({ id, keyText, seed, size }: { id: string; keyText: string; seed: string; size: string }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const answer = useKeyed<Sample>(`/v1/batches/${encodeURIComponent(id)}/sample${queryOf({ seed, size })}`, keyText)
  return (
    <Shown answer={answer} what={say('正在抽取…', 'Drawing…')}>
      {(sample) => (
        <>
          <p role="status">
            {say(
              `种子“${sample.seed}”，从 ${sample.population} 张中抽出 ${sample.size} 张。`,
              `Seed “${sample.seed}”: ${sample.size} drawn of ${sample.population}.`,
            )}
          </p>
          <SumTable
            title={say('抽出的单据', 'Bills drawn')}
            first={say('单号', 'Bill')}
            heads={[
              say('行', 'Row'),
              { text: say('收费单位', 'Issuer') },
              { text: say('日期', 'Date') },
              { text: say('结论', 'Verdict') },
              say('收取', 'Charged'),
              say('多收', 'Too much'),
            ]}
            rows={sample.invoices.map(({ row, sheet, invoice, issuer, issuedOn, verdict, charged, excess }) => ({
              name: invoice ?? say(`第 ${row} 行`, `Row ${row}`),
              cells: [row, issuer.name ?? issuer.uscc ?? '—', issuedOn, VERDICT_WORDS[verdict][language], charged, excess],
              link: billAddress(id, { row, sheet }),
            }))}
          />
        </>
      )}
    </Shown>
  )
}
