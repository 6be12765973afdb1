// A chart drawn by echarts, which is fetched when the first chart is; the table beside it says the same numbers.
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Given {
  readonly title: string
  readonly names: readonly string[]
  readonly values: readonly number[]
  /** Months side by side; else bars below each other. */
  readonly isOverTime?: boolean
}

const BAR_HEIGHT = 34
const FRAME_HEIGHT = 60
const TIME_HEIGHT = 240

export function Chart({ title, names, values, isOverTime = false }: Given): JSX.Element {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    element.style.height = `${isOverTime ? TIME_HEIGHT : FRAME_HEIGHT + names.length * BAR_HEIGHT}px`
    let drawn: { dispose: () => void } | undefined
    let wanted = true
    import('./draw-chart.ts').then(({ drawChart }) => {
      if (wanted) drawn = drawChart(element, { names, values, isOverTime })
    })
    return () => {
      wanted = false
      drawn?.dispose()
    }
  }, [names, values, isOverTime])
  return (
    <figure class="chart no-print">
      <figcaption>{title}</figcaption>
      <div ref={frame} role="img" aria-label={title} />
    </figure>
  )
}
