// Where a batch stands, in words.
import type { Bilingual } from '../language.ts'
import type { BatchStatus } from './answers.ts'

export const STATUSES: Readonly<Record<BatchStatus['status'], Bilingual>> = {
  queued: { zh: '排队中', en: 'queued' },
  running: { zh: '核对中', en: 'running' },
  completed: { zh: '已完成', en: 'completed' },
  failed: { zh: '失败', en: 'failed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
}
