-- People of HR, managers, observers and owners who sign in. Nobody who answers a survey is here.
-- Meaning, units, retention and linkage risk: schema/README.md.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('hr', 'manager', 'observer', 'owner')),
  units TEXT NOT NULL CHECK (json_valid(units)),
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  CHECK (role = 'manager' OR units = '[]')
) STRICT, WITHOUT ROWID;

-- The three generated columns are what the sign-in library looks for in each row.
CREATE TABLE account_password (
  account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  id TEXT GENERATED ALWAYS AS (account) VIRTUAL,
  account_id TEXT GENERATED ALWAYS AS (account) VIRTUAL,
  provider_id TEXT GENERATED ALWAYS AS ('credential') VIRTUAL
) STRICT;

-- Real time in epoch ms. No address and no user agent: there is no column for them.
CREATE TABLE account_session (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  token TEXT NOT NULL UNIQUE,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_session_by_account ON account_session (account);
CREATE INDEX account_session_by_expiry ON account_session (expires_at_ms);
