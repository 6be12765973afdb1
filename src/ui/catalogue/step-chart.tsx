// A step chart, drawn here: prices held from day to day; the same numbers stand in the table below it.
import type { JSX } from 'preact'
import { percent } from '../../core/catalogue/words/percent.ts'
import { useSay } from '../language.ts'
import type { Series } from './steps.ts'

const WIDTH = 640
const HEIGHT = 204
const LEFT = 12
const RIGHT = 28
const TOP = 34
const BOTTOM = 44
/** Words that begin so close to the right end are written to the left. */
const NEAR_THE_EDGE = 90
const MILLISECONDS_IN_DAY = 86_400_000

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_IN_DAY

export function StepChart({ series }: { series: Series }): JSX.Element {
  const say = useSay()
  const { steps, name, unit } = series
  const first = dayNumber(steps[0]?.from ?? '2000-01-01')
  const last = dayNumber(steps.at(-1)?.to ?? '2000-01-01')
  const most = Math.max(...steps.map(({ price }) => price), 0) || 1
  const across = (day: string) => LEFT + ((dayNumber(day) - first) / Math.max(last - first, 1)) * (WIDTH - LEFT - RIGHT)
  const up = (price: number) => HEIGHT - BOTTOM - (price / most) * (HEIGHT - TOP - BOTTOM)
  const path = steps
    .map(
      ({ from, to, price }, place) =>
        `${place === 0 ? 'M' : 'L'}${across(from).toFixed(1)} ${up(price).toFixed(1)}H${across(to).toFixed(1)}`,
    )
    .join('')
  const shown = (text: string) => (unit === 'rate' ? percent(text) : `${text} ${say('元', 'CNY')}`)
  const said = steps.map(({ from, text }) => `${from} ${shown(text)}`).join(say('；', '; '))
  return (
    <figure class="steps">
      <figcaption>{name || say('收费标准的变化', 'The limit over time')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        <path class="axis" d={`M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`} />
        <path class="step" d={path} />
        {steps.map(({ from, price, text }, place) => (
          <g key={from} class={across(from) > WIDTH - NEAR_THE_EDGE ? 'at-end' : ''}>
            <circle cx={across(from)} cy={up(price)} r="3.5" />
            <text x={across(from) + (across(from) > WIDTH - NEAR_THE_EDGE ? -6 : 6)} y={up(price) - 8}>
              {shown(text)}
            </text>
            <text x={across(from)} y={HEIGHT - (place % 2 === 0 ? 27 : 9)} class="day">
              {from}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}
