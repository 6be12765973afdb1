// The routes of the service, in the order the documentation shows them. Nothing registers itself.
import type { Route } from '../route.ts'
import { audit } from './audit.ts'
import { deleteBatch, followBatch, readBatch } from './batch.ts'
import { batchAnalysisRoute, batchIssuers, batchSampleRoute, issuerCase } from './batch-questions.ts'
import { batchResult, batchResults } from './batch-results.ts'
import { templateCsvRoute, templateXlsxRoute } from './batch-templates.ts'
import { listBatches, submitBatch } from './batches.ts'
import { catalogue } from './catalogue.ts'
import { catalogues } from './catalogues.ts'
import { checks } from './checks.ts'
import { docs, openapi } from './documentation.ts'
import { editionDiff } from './edition-diff.ts'
import { edition, editions } from './editions.ts'
import { facts } from './facts.ts'
import { item } from './item.ts'
import { itemSource } from './item-source.ts'
import { items } from './items.ts'
import { createKeyRoute, listKeysRoute, revokeKeyRoute } from './keys.ts'
import { problemType } from './problem-types.ts'
import { publish } from './publish.ts'
import { readings } from './readings.ts'
import { addReferencePrices, readPrices } from './reference-prices.ts'
import { regions } from './regions.ts'
import { healthz, metrics, readyz } from './service.ts'
import { units } from './units.ts'

export const ROUTES: readonly Route[] = [
  checks,
  submitBatch,
  listBatches,
  templateXlsxRoute,
  templateCsvRoute,
  readBatch,
  deleteBatch,
  batchResults,
  batchResult,
  batchIssuers,
  issuerCase,
  batchAnalysisRoute,
  batchSampleRoute,
  followBatch,
  readings,
  facts,
  regions,
  units,
  catalogues,
  catalogue,
  items,
  item,
  itemSource,
  editions,
  publish,
  edition,
  editionDiff,
  readPrices,
  addReferencePrices,
  listKeysRoute,
  createKeyRoute,
  revokeKeyRoute,
  audit,
  problemType,
  openapi,
  docs,
  healthz,
  readyz,
  metrics,
]
