-- What the independent check found in a computed release, question by question, before it may be
-- published. Meaning, units, retention and linkage risk: schema/README.md.

CREATE TABLE release_check (
  wave TEXT NOT NULL REFERENCES wave (id),
  -- An item, or '' for numbers of ballots, comments, dimensions and other kinds of questions.
  part TEXT NOT NULL,
  leaks INTEGER NOT NULL CHECK (leaks >= 0),
  PRIMARY KEY (wave, part)
) STRICT, WITHOUT ROWID;
