// The size caps of the intake: how much a file may hold before we stop reading it.

const KIB = 1024
const MIB = 1024 * KIB

export const MAX_XML_BYTES = 10 * MIB
export const MAX_XML_DEPTH = 64
export const MAX_XML_ELEMENTS = 50_000
export const MAX_XML_TEXT = 20 * KIB

export const MAX_JSON_BYTES = 10 * MIB
export const MAX_NDJSON_BYTES = 50 * MIB
export const MAX_NDJSON_LINES = 100_000

export const MAX_TABLE_BYTES = 20 * MIB
export const MAX_TABLE_ROWS = 100_000
export const MAX_TABLE_COLUMNS = 256
export const MAX_TABLE_CELLS = 2_000_000
export const MAX_CELL_TEXT = 20 * KIB
/** Titles stand above the header row, but never more of them than this. */
export const MAX_HEADER_ROWS = 20
/** Elements that widen or merge a worksheet; a reader may loop over each of them once per column. */
export const MAX_SHEET_SPANS = 10_000

/** What an archive may hold; a Worker has 128 MB of memory and takes the smaller set. */
export interface ZipCaps {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
}

export const NODE_ZIP_CAPS: ZipCaps = { entries: 2_000, entryBytes: 50 * MIB, totalBytes: 100 * MIB }
export const WORKERS_ZIP_CAPS: ZipCaps = { entries: 2_000, entryBytes: 20 * MIB, totalBytes: 30 * MIB }
/** A batch reads a sheet row by row, so its parts may be larger; what unpacks to more is refused from the directory alone. */
export const BATCH_ZIP_CAPS: ZipCaps = { entries: 2_000, entryBytes: 256 * MIB, totalBytes: 320 * MIB }
export const MAX_BATCH_WORKBOOK = 64 * MIB
/** The texts that cells point to are held while their sheets are read. */
export const MAX_SHEET_TEXTS = 96 * MIB
export const MAX_SHEET_MERGES = 200_000
