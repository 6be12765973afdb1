// Somebody else published meanwhile: what they changed can be seen, and the draft goes on from there.
import type { JSX } from 'preact'
import { useSay } from '../language.ts'
import { Icon } from '../parts/icons.tsx'
import { Shown } from '../parts/notice.tsx'
import { useAnswer } from '../service/use-answer.ts'
import type { EditionLine } from './answers.ts'

interface Given {
  /** The edition the draft was made on. */
  readonly base: number
  readonly onGoOn: () => void
}

export function Conflict({ base, onGoOn }: Given): JSX.Element {
  const say = useSay()
  // Asked under an address of its own: the list that was answered before is the one that is not true any more.
  const answer = useAnswer<{ readonly editions: readonly EditionLine[] }>(`/v1/editions#after-${base}`)
  return (
    <div class="refused conflict" role="alert">
      <Icon name="undetermined" />
      <div>
        <p class="refused-title">{say('编写期间已有新版发布', 'Another edition was published meanwhile')}</p>
        <p>
          {say(
            `这份变更以第 ${base} 版为基础。什么都没有发布，您填写的内容都还在。`,
            `This draft was made on edition ${base}. Nothing was published, and all you filled in is still here.`,
          )}
        </p>
        <Shown answer={answer} what={say('正在查看新版…', 'Looking at the new edition…')}>
          {({ editions }) => (
            <ul class="faults">
              {editions
                .filter(({ number }) => number > base)
                .map(({ number, publishedAt, note }) => (
                  <li key={number}>
                    {say(`第 ${number} 版`, `Edition ${number}`)} · {publishedAt.slice(0, 16).replace('T', ' ')} UTC
                    {note !== null && ` · ${note}`}{' '}
                    <a href={`/changes?from=${base}&to=${number}`} target="_blank" rel="noreferrer">
                      {say('看改了什么', 'What changed')}
                    </a>
                  </li>
                ))}
            </ul>
          )}
        </Shown>
        <button type="button" class="plain" onClick={onGoOn}>
          {say('以最新一版为基础重新试算', 'Rehearse it on the newest edition')}
        </button>
      </div>
    </div>
  )
}
