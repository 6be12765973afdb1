// The texts of the smallest catalogue folder, with three mistakes in it.
import type { Source } from '../../../../src/core/catalogue/decode.ts'
import { readSources } from '../../../../src/entry/load-catalogues.ts'

/** The day the small sources are looked at. */
export const ON = { today: '2026-06-01' }

const reason = '{ zh: 分, en: fen }'
/** One deposit, priced by a unit nobody declares. */
export const CATALOGUE = `kind: deposit
jurisdiction: CN
title: { zh: 保证金, en: Deposits }
coverage: { state: partial, lastConfirmed: '2026-01-01', missing: [] }
items:
- id: a
  name: { zh: 甲, en: A }
  limits:
  - limit: { type: fixed, price: '1', unit: ell }
    basis:
    - { document: 某文 }
    verification: original
`

/** A whole set of texts around one catalogue; the document it cites had ended before it began. */
export const smallSources = (catalogue: string): Source[] => [
  { path: 'CN/deposit.yaml', text: catalogue },
  { path: 'documents.yaml', text: "documents:\n  某文: { inForce: '2020-02-01', until: '2020-01-01' }\n" },
  { path: 'facts.yaml', text: 'facts: []\n' },
  ...readSources().filter(({ path }) => path === 'names.yaml'),
  { path: 'reference-prices.yaml', text: 'series: []\n' },
  { path: 'roles.yaml', text: 'roles: []\n' },
  { path: 'tolerances.yaml', text: `line: { amount: '0.01', reason: ${reason} }\ntotal: { perLine: '0.01', reason: ${reason} }\n` },
  { path: 'units.yaml', text: 'units: []\n' },
]
