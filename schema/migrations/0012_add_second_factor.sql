-- A second factor of people who sign in by e-mail. Meaning, units, retention and linkage risk:
-- schema/README.md.

ALTER TABLE account ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0 CHECK (second_factor IN (0, 1));

-- Secret and recovery codes are encrypted under AUTH_SECRET by the sign-in library.
CREATE TABLE account_second_factor (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE,
  secret TEXT NOT NULL,
  recovery_codes TEXT NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
  wrong_codes INTEGER NOT NULL DEFAULT 0,
  next_try_at_ms INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What stands between a right password and its second factor. Real time in epoch ms.
CREATE TABLE account_challenge (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Codes that were tried, for as long as their clock could still show them.
CREATE TABLE account_tried_code (
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;
