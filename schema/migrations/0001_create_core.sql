-- Meaning, units, retention and linkage risk of every table: schema/README.md.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- One row, only in embedded mode: product time minus real time. It never moves back.
CREATE TABLE clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  offset_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER clock_never_moves_back BEFORE UPDATE ON clock
WHEN NEW.offset_ms < OLD.offset_ms
BEGIN
  SELECT RAISE(ABORT, 'the clock never moves back');
END;

CREATE TABLE api_key (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('hr', 'manager', 'observer', 'owner')),
  units TEXT NOT NULL CHECK (json_valid(units)),
  key_hash BLOB NOT NULL UNIQUE,
  revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE TRIGGER audit_log_is_append_only_update BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_log_is_append_only_delete BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES unit (id),
  name TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX unit_has_one_root ON unit (coalesce(parent_id, '')) WHERE parent_id IS NULL;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  level TEXT NOT NULL,
  hired_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_unit ON person (unit_id);

CREATE TABLE survey_draft (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

-- body: the exact bytes served by the version route; sha256 over them.
CREATE TABLE survey_version (
  slug TEXT NOT NULL,
  version TEXT NOT NULL,
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (slug, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER survey_version_is_immutable_update BEFORE UPDATE ON survey_version
BEGIN
  SELECT RAISE(ABORT, 'a published version is immutable');
END;
CREATE TRIGGER survey_version_is_immutable_delete BEFORE DELETE ON survey_version
BEGIN
  SELECT RAISE(ABORT, 'a published version is immutable');
END;

CREATE TABLE wave (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  survey TEXT NOT NULL,
  version TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'open', 'closed', 'released', 'destroyed', 'stopped')),
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  k INTEGER NOT NULL CHECK (k >= 5),
  cut TEXT CHECK (cut IN ('tenure', 'level', 'programme')),
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'csv', 'slips', 'open')),
  units TEXT NOT NULL CHECK (json_valid(units)),
  population TEXT NOT NULL CHECK (json_valid(population)),
  notice TEXT NOT NULL CHECK (json_valid(notice)),
  -- 'YYYY-MM-DD' in the company's zone as epoch ms: when it opens and closes by itself.
  opens_at_ms INTEGER NOT NULL,
  closes_at_ms INTEGER NOT NULL,
  -- Set at launch: the newest manifest and the one that the links name.
  manifest TEXT,
  first_manifest TEXT,
  request_bytes INTEGER,
  expires_at_ms INTEGER,
  -- Real time of a launch under way, so that only one at a time writes the wave seed.
  launch_claimed_at_ms INTEGER,
  -- Set by close; submit is accepted for the grace after it, listing begins after the settling.
  closed_at_ms INTEGER,
  -- 1 once the preview has been computed and stored as it would be released.
  is_previewed INTEGER NOT NULL DEFAULT 0 CHECK (is_previewed IN (0, 1)),
  released_at_ms INTEGER,
  FOREIGN KEY (survey, version) REFERENCES survey_version (slug, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX wave_by_state ON wave (state);

CREATE TABLE manifest (
  fingerprint TEXT PRIMARY KEY,
  wave TEXT NOT NULL REFERENCES wave (id),
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER manifest_is_immutable_update BEFORE UPDATE ON manifest
BEGIN
  SELECT RAISE(ABORT, 'a manifest is immutable');
END;
CREATE TRIGGER manifest_is_immutable_delete BEFORE DELETE ON manifest
BEGIN
  SELECT RAISE(ABORT, 'a manifest is immutable');
END;

-- position: the uint16 group index inside a packed ballot.
CREATE TABLE wave_group (
  wave TEXT NOT NULL REFERENCES wave (id),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
  id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  cut TEXT,
  invited INTEGER NOT NULL CHECK (invited > 0),
  PRIMARY KEY (wave, position),
  UNIQUE (wave, id)
) STRICT, WITHOUT ROWID;

-- The unit tree as it was at launch, so that later roster changes cannot move a frozen result.
CREATE TABLE wave_unit (
  wave TEXT NOT NULL REFERENCES wave (id),
  unit_id TEXT NOT NULL,
  parent_id TEXT,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (wave, unit_id)
) STRICT, WITHOUT ROWID;

-- No time, no order of use: code_hash orders the rows.
CREATE TABLE invitation (
  code_hash BLOB PRIMARY KEY,
  wave TEXT NOT NULL,
  group_id TEXT NOT NULL,
  person_id TEXT,
  blinded BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_by_wave ON invitation (wave, group_id);

CREATE TABLE participation (
  wave TEXT NOT NULL,
  group_id TEXT NOT NULL,
  day TEXT NOT NULL,
  used INTEGER NOT NULL,
  PRIMARY KEY (wave, group_id, day)
) STRICT, WITHOUT ROWID;

-- What the policy allows, stored once by the preview; read by results routes only after release.
CREATE TABLE release_cell (
  wave TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  cut TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (wave, unit_id, cut)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_comment (
  wave TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  item TEXT NOT NULL,
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (wave, unit_id, item, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_receipt (
  wave TEXT NOT NULL,
  receipt TEXT NOT NULL,
  PRIMARY KEY (wave, receipt)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_statement (
  wave TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

-- Which cells are hidden by which rule: for the HR preview only.
CREATE TABLE preview_hidden (
  wave TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;
