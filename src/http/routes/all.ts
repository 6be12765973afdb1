// The routes of the service, in the order the documentation shows them. Nothing registers itself.
import type { Route } from '../route.ts'
import { catalogues } from './catalogues.ts'
import { checks } from './checks.ts'
import { docs, openapi } from './documentation.ts'
import { edition, editions } from './editions.ts'
import { facts } from './facts.ts'
import { item } from './item.ts'
import { items } from './items.ts'
import { problemType } from './problem-types.ts'
import { readings } from './readings.ts'
import { regions } from './regions.ts'
import { healthz, metrics, readyz } from './service.ts'
import { units } from './units.ts'

export const ROUTES: readonly Route[] = [
  checks,
  readings,
  facts,
  regions,
  units,
  catalogues,
  items,
  item,
  editions,
  edition,
  problemType,
  openapi,
  docs,
  healthz,
  readyz,
  metrics,
]
