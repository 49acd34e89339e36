-- Which keys this database was made with. Meaning, retention and linkage risk: schema/README.md.

CREATE TABLE key_in_use (
  name TEXT PRIMARY KEY CHECK (name IN ('SEAL_KEY', 'CODE_KEY', 'AUTH_SECRET')),
  -- 16 hex digits of HMAC-SHA256 under the key itself.
  id TEXT NOT NULL CHECK (length(id) = 16 AND id NOT GLOB '*[^0-9a-f]*')
) STRICT, WITHOUT ROWID;
