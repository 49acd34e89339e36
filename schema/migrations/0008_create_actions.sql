-- What the company says that it will do, and what became of it. Words of the desk, never of an
-- employee. Meaning, retention and linkage risk: schema/README.md.

CREATE TABLE action (
  id TEXT PRIMARY KEY,
  -- NULL: of the whole company.
  unit_id TEXT REFERENCES unit (id),
  text_zh TEXT NOT NULL,
  text_en TEXT NOT NULL,
  -- A department or a function.
  owner TEXT NOT NULL CHECK (owner <> ''),
  -- A month (2026-03) or a day (2026-03-31).
  due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
    OR due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  state TEXT NOT NULL CHECK (state IN ('planned', 'under_way', 'done', 'dropped')),
  reason_zh TEXT NOT NULL DEFAULT '',
  reason_en TEXT NOT NULL DEFAULT '',
  -- What it follows from, and what it is to move.
  wave TEXT REFERENCES wave (id),
  indicator TEXT,
  suggestion TEXT REFERENCES suggestion (id),
  made_on TEXT NOT NULL,
  -- Since when it is in its state.
  state_on TEXT NOT NULL,
  -- Since when employees can read it; NULL: never yet.
  shown_on TEXT,
  -- When what employees can read was last reworded, or its owner or date changed.
  amended_on TEXT,
  -- How many changes there were: who changes it names the one they saw.
  revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0),
  CHECK (text_zh <> '' OR text_en <> ''),
  CHECK ((state = 'dropped') = (reason_zh <> '' OR reason_en <> ''))
) STRICT, WITHOUT ROWID;

-- A promise that employees have read does not vanish: it is kept, changed, or dropped with a reason.
CREATE TRIGGER action_stays_shown BEFORE UPDATE ON action
WHEN OLD.shown_on IS NOT NULL AND NEW.shown_on IS NOT OLD.shown_on
BEGIN
  SELECT RAISE(ABORT, 'what employees have read stays shown');
END;
CREATE TRIGGER action_shown_is_not_deleted BEFORE DELETE ON action
WHEN OLD.shown_on IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'what employees have read is not deleted');
END;
