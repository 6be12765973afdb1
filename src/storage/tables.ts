// The tables as Kysely knows them: what migrations/*.sql creates. Rows do not leave this room.
export interface Tables {
  schema_versions: { version: number; name: string }
  editions: {
    number: number
    digest: string
    published_at: string
    published_by: string
    note: string | null
    counts: string
    built_in_texts: string | null
    built_in_content: string | null
  }
  contents: { digest: string; body: string }
  edition_parts: { edition: number; path: string; jurisdiction: string | null; digest: string }
  items: {
    id: string
    since: number
    until: number | null
    type: string
    kind: string
    jurisdiction: string
    name_zh: string
    name_en: string
    digest: string
  }
  reference_prices: {
    series: string
    sequence: number
    edition: number
    first_day: string
    last_day: string | null
    price: string
    published_on: string | null
  }
  api_keys: {
    id: string
    hash: string
    scopes: string
    note: string | null
    created_at: string
    revoked_at: string | null
    last_used_on: string | null
  }
  audit_log: {
    sequence: number
    at: string
    actor: string
    act: string
    subject: string
    digest: string | null
    previous: string
    hash: string
  }
  batches: {
    id: string
    owner: string
    format: string
    language: string
    edition: number
    defaults: string
    bytes: number
    accepted_at: number
    started_at: number | null
    finished_at: number | null
    status: string
    total: number | null
    problem: string | null
    idempotency_key: string | null
    fingerprint: string | null
    callback_url: string | null
    callback_state: string | null
    callback_attempts: number
    callback_at: number | null
  }
  batch_stretches: { batch: string; place: number; invoices: number; rejected: number; row_count: number }
}
