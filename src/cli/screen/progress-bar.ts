// The bar that shows how far a batch is: on a terminal only, on one line that is written over.
import type { BatchState } from '../../app/batch/ports.ts'
import type { Context } from '../command.ts'

const CELLS = 30
const LINE_START = '\r\u001B[2K'
const MILLISECONDS = 1000

export interface ProgressBar {
  readonly show: (state: BatchState) => void
  readonly clear: () => void
}

export function progressBar({ err, language, isTerminal }: Pick<Context, 'err' | 'language' | 'isTerminal'>): ProgressBar {
  if (!isTerminal) return { show: () => {}, clear: () => {} }
  return {
    show: (state) => err(LINE_START + barText(state, language, Date.now())),
    clear: () => err(LINE_START),
  }
}

export function barText({ startedAt, progress }: BatchState, language: 'zh' | 'en', now: number): string {
  const { total, done, rejected } = progress
  if (total === null || startedAt === null) return language === 'zh' ? '正在读取文件…' : 'reading the file…'
  const share = total === 0 ? 1 : done / total
  const full = Math.round(share * CELLS)
  const seconds = Math.max(1, now - startedAt) / MILLISECONDS
  const rate = Math.round(done / seconds)
  const left = done === 0 ? '–' : String(Math.ceil((total - done) / (done / seconds)))
  const bar = `${'█'.repeat(full)}${'░'.repeat(CELLS - full)} ${(share * 100).toFixed(1)}%`
  return language === 'zh'
    ? `${bar}  ${done}/${total} 张  每秒 ${rate}  剩余 ${left} 秒  未读取 ${rejected}`
    : `${bar}  ${done}/${total}  ${rate}/s  ${left} s left  rejected ${rejected}`
}
