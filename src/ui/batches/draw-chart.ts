// Draws bars with echarts in the colours of the page.
import { BarChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, TooltipComponent, CanvasRenderer])

export interface Drawn {
  readonly names: readonly string[]
  readonly values: readonly number[]
  readonly isOverTime: boolean
}

export function drawChart(element: HTMLElement, { names, values, isOverTime }: Drawn): { dispose: () => void } {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const chart = init(element)
  const words = { color: colour('--ink'), fontFamily: style.fontFamily, fontSize: 13 }
  const category = {
    type: 'category' as const,
    data: [...names],
    inverse: !isOverTime,
    axisLabel: words,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('--line') } },
  }
  const value = { type: 'value' as const, axisLabel: words, splitLine: { lineStyle: { color: colour('--line') } } }
  chart.setOption({
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    // The tooltip is drawn on the canvas: one of HTML would bring its own inline style, which the policy refuses.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    grid: { left: 8, right: 24, top: 12, bottom: 8, containLabel: true },
    xAxis: isOverTime ? category : value,
    yAxis: isOverTime ? value : category,
    series: [{ type: 'bar', data: [...values], barMaxWidth: 26, itemStyle: { color: colour('--violation') } }],
  })
  const fit = new ResizeObserver(() => chart.resize())
  fit.observe(element)
  return {
    dispose: () => {
      fit.disconnect()
      chart.dispose()
    },
  }
}
