-- Batches and how far they are. The bytes themselves lie beside the database, under the id of the batch.

CREATE TABLE batches (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  edition INTEGER NOT NULL,
  defaults TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  -- Milliseconds since the epoch, as all times of this table.
  accepted_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER,
  status TEXT NOT NULL,
  -- Invoices in the file, once it was looked through.
  total INTEGER,
  problem TEXT,
  idempotency_key TEXT,
  fingerprint TEXT,
  callback_url TEXT,
  callback_state TEXT,
  callback_attempts INTEGER NOT NULL,
  callback_at INTEGER
);
CREATE UNIQUE INDEX batches_by_idempotency ON batches (owner, idempotency_key);
CREATE INDEX batches_by_owner ON batches (owner, accepted_at);
CREATE INDEX batches_by_status ON batches (status);
CREATE INDEX batches_by_callback ON batches (callback_state, callback_at);

-- One row for every stretch of the file that was judged and whose results are on disk.
CREATE TABLE batch_stretches (
  batch TEXT NOT NULL,
  place INTEGER NOT NULL,
  invoices INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  PRIMARY KEY (batch, place)
);

INSERT INTO schema_versions (version, name) VALUES (2, 'batches');
