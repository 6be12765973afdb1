// Limits with their days and documents: the table that says all a chart can only show.
import type { JSX } from 'preact'
import { conditionWords } from '../../core/catalogue/words/condition-words.ts'
import { VERIFICATION_WORDS } from '../../core/catalogue/words/labels.ts'
import { limitWords } from '../../core/catalogue/words/limit-words.ts'
import { useLanguage, useSay } from '../language.ts'
import type { Vocabulary } from '../words/use-vocabulary.ts'
import type { DatedLimit, Validity } from './entry.ts'

export function LimitTable({ limits, vocabulary }: { limits: readonly DatedLimit[]; vocabulary: Vocabulary }): JSX.Element {
  const language = useLanguage()
  const say = useSay()
  return (
    <ol class="dated">
      {limits.map((limit, place) => {
        const conditions = conditionWords(limit.when, vocabulary, language)
        // The first limit that fits wins, so its place is what it is known by.
        return (
          <li key={place}>
            <p>
              <strong>{limitWords(limit.limit, vocabulary, language)}</strong> <Span {...limit} />
            </p>
            {conditions.length > 0 && (
              <p class="small">
                {say('适用于：', 'Where: ')}
                {conditions.join(say('；', '; '))}
              </p>
            )}
            <Documents {...limit} />
          </li>
        )
      })}
    </ol>
  )
}

export function Span({ from, to }: Pick<Validity, 'from' | 'to'>): JSX.Element {
  const say = useSay()
  const begin = from ?? say('起始日未载明', 'start not stated')
  return <span class="span">{to === null ? say(`${begin} 起`, `from ${begin}`) : say(`${begin} 至 ${to}`, `${begin} to ${to}`)}</span>
}

export function Documents({ basis, verification, lastConfirmed, copies }: Validity): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  return (
    <ul class="documents">
      {basis.map(({ document, title, clause, inForce, link, draft }) => (
        <li key={document + clause}>
          {title === null ? document : say(`《${title}》（${document}）`, `“${title}” (${document})`)}
          {draft && <span class="is-undetermined"> {say('草案', 'draft')}</span>}
          {clause !== null && <q>{clause}</q>}
          {inForce !== null && <span class="in-force">{say(`${inForce} 起施行`, `in force since ${inForce}`)}</span>}
          {link !== null && (
            <a href={link} rel="noreferrer" target="_blank">
              {say('原文', 'text')}
            </a>
          )}
        </li>
      ))}
      <li class="small">
        {VERIFICATION_WORDS[verification][language]}
        {say(`，最近核对于 ${lastConfirmed}`, `, last on ${lastConfirmed}`)}
        {copies.map((copy, place) => (
          <a key={copy} class="copy" href={copy} rel="noreferrer" target="_blank">
            {say(`副本 ${place + 1}`, `copy ${place + 1}`)}
          </a>
        ))}
      </li>
    </ul>
  )
}
