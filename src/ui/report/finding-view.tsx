// One finding: what is the matter, the arithmetic written out, the article with its date, and how far its figure was compared.
import type { JSX } from 'preact'
import { VERIFICATION_WORDS } from '../../core/catalogue/words/labels.ts'
import { useLanguage, useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import type { Finding } from '../service/answers.ts'

const ICONS = { violation: 'violation', undetermined: 'undetermined', info: 'not-regulated' } as const

export function FindingView({ finding, before }: { finding: Finding; before?: Finding | undefined }): JSX.Element {
  const say = useSay()
  const language = useLanguage()
  const { calculation, basis, verification, lastConfirmed, severity, message } = finding
  // Findings of one line often rest on the same articles; they are written out once.
  const isNew = before === undefined || JSON.stringify(before.basis) !== JSON.stringify(basis) || before.verification !== verification
  return (
    <div class={`finding is-${severity}`}>
      <p class="message">
        <Icon name={ICONS[severity]} />
        {message}
      </p>
      {calculation !== null && (
        <p class="arithmetic tagged">
          <span class="tag">{say('算式', 'Arithmetic')}</span>
          <output>{calculation}</output>
        </p>
      )}
      {isNew && <Articles basis={basis} />}
      {isNew && verification !== null && (
        <p class="small tagged">
          <span class="tag">{say('核实', 'Verified')}</span>
          <span>
            {VERIFICATION_WORDS[verification][language]}
            {lastConfirmed !== null && say(`，最近核对于 ${lastConfirmed}`, `, last on ${lastConfirmed}`)}
          </span>
        </p>
      )}
    </div>
  )
}

export function Articles({ basis }: { basis: Finding['basis'] }): JSX.Element | null {
  const say = useSay()
  if (basis.length === 0) return null
  return (
    <ul class="articles">
      {basis.map(({ document, title, clause, inForce, link }) => (
        <li key={document + clause} class="tagged">
          <span class="tag">{say('依据', 'Article')}</span>
          <span>
            {title !== null && <cite>{say(`《${title}》`, `“${title}”`)}</cite>}
            {say(`（${document}）`, ` (${document})`)}
            {clause !== null && <q>{clause}</q>}
            {inForce !== null && <span class="in-force">{say(`${inForce} 起施行`, `in force since ${inForce}`)}</span>}
            {link !== null && (
              <a href={link} rel="noreferrer" target="_blank">
                {say('原文', 'text')}
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
