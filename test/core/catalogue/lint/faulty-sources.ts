// A folder of catalogues in which every lint rule is broken once, each at a line a person can count.
import type { Source } from '../../../../src/core/catalogue/decode.ts'
import { smallSources } from './small-sources.ts'

const CN = `kind: deposit
jurisdiction: CN
title: { zh: 保证金, en: Deposits }
coverage: { state: partial, lastConfirmed: '2026-01-01', missing: [] }
items:
- id: a
  name: { zh: 甲, en: A }
  aliases: [某某服务费]
  replaces: [nowhere]
  limits:
  - limit: { type: fixed, price: '1', unit: ell }
    basis: [{ document: 无此文 }, { document: 某文 }]
    verification: original
  - limit:
      type: tiers
      method: slab
      by: flagged
      tiers:
      - { upTo: '10', amount: '1' }
      - { upTo: '9', amount: '2' }
    from: '2023-01-01'
    when: { colour: red, flagged: 'perhaps' }
    basis: [{ document: 某文 }]
    verification: original
- id: a
  name: { zh: 乙, en: B }
  charge: other
  aliases: [某某服务费]
  limits:
  - limit: { type: markup, rate: '0.1', over: base, series: lost }
    from: '2019-01-01'
    basis:
    - { document: 某文 }
    - { document: 草案 }
    verification: original
  - limit: { type: free }
    from: '2001-01-02'
    to: '2001-01-01'
    basis: []
    verification: original
`
const FACTS = `facts:
- { name: base, type: money, question: { zh: 基数？, en: 'Base?' } }
- name: flagged
  type: boolean
  question: { zh: ' ', en: ' ' }
`
const DOCUMENTS = `documents:
  某文: { inForce: '2020-02-01' }
  草案: { published: '2018-01-01', draft: true }
`

export const faultySources = (catalogue = CN, facts = FACTS): Source[] => [
  ...smallSources(catalogue).filter(({ path }) => path !== 'documents.yaml' && path !== 'facts.yaml'),
  { path: 'documents.yaml', text: DOCUMENTS },
  { path: 'facts.yaml', text: facts },
]

/** `file:line code`, as the texts above were counted by hand. */
export const EXPECTED = [
  'CN/deposit.yaml:9 unknown-item',
  'CN/deposit.yaml:11 unknown-unit',
  'CN/deposit.yaml:12 unknown-document',
  'CN/deposit.yaml:14 limit-never-reached',
  'CN/deposit.yaml:17 fact-not-a-number',
  'CN/deposit.yaml:20 tiers-out-of-order',
  'CN/deposit.yaml:22 unknown-fact',
  'CN/deposit.yaml:22 unknown-value',
  'CN/deposit.yaml:25 duplicate-id',
  'CN/deposit.yaml:28 contended-alias',
  'CN/deposit.yaml:30 unknown-series',
  'CN/deposit.yaml:30 accuses-before-document',
  'CN/deposit.yaml:34 draft-decides',
  'CN/deposit.yaml:36 from-after-to',
  'CN/deposit.yaml:36 accuses-without-document',
  'facts.yaml:5 empty-question',
]
