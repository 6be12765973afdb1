// One element of an XML file, and where it stands.

export interface XmlNode {
  readonly name: string
  readonly parent: XmlNode | undefined
  /** 1 for the first element of this name under its parent. */
  readonly position: number
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlNode[]
  /** How many children there are of each name. */
  readonly counts: Map<string, number>
  /** Its own text, without that of its children. */
  text: string
}

/** The path from the root, numbered where a name is repeated: `/EInvoice/EInvoiceData/IssuItemInformation[2]/Amount`. */
export function placeOf(node: XmlNode): string {
  const parent = node.parent
  if (!parent) return `/${node.name}`
  const repeated = (parent.counts.get(node.name) ?? 1) > 1
  return `${placeOf(parent)}/${node.name}${repeated ? `[${node.position}]` : ''}`
}

/** The node and everything below it, in the order of the file. */
export function* elementsOf(node: XmlNode): Generator<XmlNode> {
  yield node
  for (const child of node.children) yield* elementsOf(child)
}
