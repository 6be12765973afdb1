// The least set of texts that decodes: the vocabulary files of the synthetic editions and no catalogue.
import type { Source } from '../../../src/core/catalogue/decode.ts'
import { FACTS, NAMES, ROLES, TOLERANCES, UNITS } from '../vocabulary.ts'

const texts: Readonly<Record<string, unknown>> = {
  'facts.yaml': { facts: FACTS },
  'units.yaml': { units: UNITS },
  'roles.yaml': { roles: ROLES },
  'documents.yaml': { documents: { D: { title: 'Document D', inForce: '2000-01-01' } } },
  'reference-prices.yaml': { series: [] },
  'tolerances.yaml': TOLERANCES,
  'names.yaml': NAMES,
}

/** JSON is YAML, so the texts need no writer of their own. */
export function sources(): Source[] {
  return Object.entries(texts).map(([path, value]) => ({ path, text: JSON.stringify(value, null, 2) }))
}

export function without(path: string): Source[] {
  return sources().filter((source) => source.path !== path)
}
