// limit-never-reached: an earlier limit of the item holds always and on the same days, so the later one cannot apply on them.
import { type Interval, overlap } from '../../values/date.ts'
import type { CatalogueSet } from '../catalogue-set.ts'
import { compileGrounds } from '../grounds.ts'
import type { Limit } from '../schema/limit.ts'
import { itemsOf } from './places.ts'
import type { LintRule } from './rule.ts'

export const limitNeverReached: LintRule = {
  code: 'limit-never-reached',
  severity: 'error',
  sentence: {
    zh: '同一项目中前一条标准无条件且时间重叠，这一条在重叠的日子里永不适用',
    en: 'An earlier limit of the item holds without condition on the same days: this one never applies on them',
  },
  check: (set) =>
    itemsOf(set).flatMap(({ value: { limits }, file, path, id }) =>
      limits.flatMap((limit, place) => {
        const days = daysOf(limit, set)
        const earlier = limits.slice(0, place).findIndex((it) => it.when === undefined && overlap(daysOf(it, set), days))
        return earlier === -1 ? [] : [{ file, path: [...path, 'limits', place], id, detail: `limits.${earlier} → limits.${place}` }]
      }),
    ),
}

/** Without a stated first day a limit holds from its earliest document, as the check reckons it. */
function daysOf(limit: Limit, set: CatalogueSet): Interval {
  const { from, to } = compileGrounds(limit, set.documents, '')
  return { from, to }
}
