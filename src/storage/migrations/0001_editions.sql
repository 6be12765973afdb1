-- What is published, who may publish, and what was done. The same text runs on SQLite and D1.
-- For PostgreSQL: write the triggers at the end as functions; everything else is SQL that all three share.

CREATE TABLE schema_versions (
  version INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL
);

CREATE TABLE editions (
  number INTEGER NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  note TEXT,
  counts TEXT NOT NULL,
  -- The catalogue of the program that the edition took in: SHA-256 of its texts, and of what they say.
  built_in_texts TEXT,
  built_in_content TEXT
);
CREATE INDEX editions_by_built_in ON editions (built_in_texts);

-- The text of a catalogue or vocabulary, once however many editions hold it.
CREATE TABLE contents (
  digest TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
);

CREATE TABLE edition_parts (
  edition INTEGER NOT NULL REFERENCES editions (number),
  path TEXT NOT NULL,
  jurisdiction TEXT,
  digest TEXT NOT NULL REFERENCES contents (digest),
  PRIMARY KEY (edition, path)
);
CREATE INDEX edition_parts_by_place ON edition_parts (edition, jurisdiction);

-- Items by edition: one row for every stretch of editions through which an entry stood unchanged.
CREATE TABLE items (
  id TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES editions (number),
  until INTEGER REFERENCES editions (number),
  type TEXT NOT NULL,
  kind TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (id, since)
);
CREATE INDEX items_standing ON items (until);

-- Published prices are only ever added to: an edition knows the rows up to its own number.
CREATE TABLE reference_prices (
  series TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  edition INTEGER NOT NULL REFERENCES editions (number),
  first_day TEXT NOT NULL,
  last_day TEXT,
  price TEXT NOT NULL,
  published_on TEXT,
  PRIMARY KEY (series, sequence)
);

CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  note TEXT,
  created_at TEXT NOT NULL,
  revoked_at TEXT,
  last_used_on TEXT
);

CREATE TABLE audit_log (
  sequence INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  digest TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- What was published stays as it was, whoever holds the connection.
CREATE TRIGGER editions_stay BEFORE UPDATE ON editions BEGIN SELECT RAISE(ABORT, 'editions are immutable'); END;
CREATE TRIGGER editions_remain BEFORE DELETE ON editions BEGIN SELECT RAISE(ABORT, 'editions are immutable'); END;
CREATE TRIGGER contents_stay BEFORE UPDATE ON contents BEGIN SELECT RAISE(ABORT, 'contents are immutable'); END;
CREATE TRIGGER contents_remain BEFORE DELETE ON contents BEGIN SELECT RAISE(ABORT, 'contents are immutable'); END;
CREATE TRIGGER parts_stay BEFORE UPDATE ON edition_parts BEGIN SELECT RAISE(ABORT, 'editions are immutable'); END;
CREATE TRIGGER parts_remain BEFORE DELETE ON edition_parts BEGIN SELECT RAISE(ABORT, 'editions are immutable'); END;
CREATE TRIGGER prices_stay BEFORE UPDATE ON reference_prices BEGIN SELECT RAISE(ABORT, 'published prices are corrected by new rows'); END;
CREATE TRIGGER prices_remain BEFORE DELETE ON reference_prices BEGIN SELECT RAISE(ABORT, 'published prices are corrected by new rows'); END;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;

INSERT INTO schema_versions (version, name) VALUES (1, 'editions');
