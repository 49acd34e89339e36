-- The suggestion box. Nobody's answer to a survey is here. Days only, random ids, no rowid: nothing
-- tells which of a day's suggestions came first.
-- Meaning, units, retention and linkage risk: schema/README.md.

CREATE TABLE suggestion (
  id TEXT PRIMARY KEY,
  -- SHA-256 of the follow-up code; NULL once the words are erased.
  code_hash BLOB UNIQUE,
  received_on TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('recruitment', 'training', 'incentives', 'career',
    'environment', 'appraisal', 'benefits', 'feedback', 'other')),
  body TEXT NOT NULL,
  -- Only what somebody chose to type about themselves.
  submitter_name TEXT,
  submitter_contact TEXT,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'adopted', 'partly_adopted',
    'implemented', 'rejected', 'duplicate', 'spam')),
  answer TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  -- How many decisions there were: who decides names the one they saw.
  revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0),
  CHECK (status NOT IN ('adopted', 'partly_adopted') OR (action <> '' AND owner <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_by_day ON suggestion (received_on, id);

-- What was decided by the end of which day, so that a past day is counted as it was then.
CREATE TABLE suggestion_decision (
  suggestion TEXT NOT NULL REFERENCES suggestion (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  day TEXT NOT NULL,
  status TEXT NOT NULL,
  answered INTEGER NOT NULL CHECK (answered IN (0, 1)),
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  PRIMARY KEY (suggestion, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestion_message (
  suggestion TEXT NOT NULL REFERENCES suggestion (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  author TEXT NOT NULL CHECK (author IN ('hr', 'submitter')),
  day TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (suggestion, position)
) STRICT, WITHOUT ROWID;

-- Solved challenges, so that none is accepted twice. The day is the one on which all challenges of
-- its issue expire: real UTC, one for everybody who asked on the same day.
CREATE TABLE spent_proof (
  hash BLOB PRIMARY KEY,
  expires_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_proof_by_expiry ON spent_proof (expires_on);
