// The namespaces we read and the prefix each is known by here, whatever prefix the file gives it.

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['urn:oasis:names:specification:ubl:schema:xsd:Invoice-2', 'ubl'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', 'ubl'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2', 'cac'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2', 'cbc'],
  ['urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100', 'rsm'],
  ['urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100', 'ram'],
  ['urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100', 'udt'],
  ['urn:un:unece:uncefact:data:standard:QualifiedDataType:100', 'qdt'],
])

/** `cbc:ID` for an element of a namespace we read, `ID` for one of none, `{uri}ID` for one we do not know. */
export function knownName(uri: string, local: string): string {
  if (uri === '') return local
  const prefix = PREFIXES.get(uri)
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`
}
