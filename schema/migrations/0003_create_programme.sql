-- What indicators are computed from besides surveys, and what they are judged by.
-- Meaning, units, retention and linkage risk: schema/README.md.

-- Counts only: never a person. period: 2026-01, 2026-Q1, 2026-H1 or 2026.
CREATE TABLE hr_record (
  record TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  period TEXT NOT NULL,
  numerator REAL NOT NULL CHECK (numerator >= 0),
  denominator REAL NOT NULL CHECK (denominator >= 0),
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  PRIMARY KEY (record, unit_id, period)
) STRICT, WITHOUT ROWID;

-- The newest row of an indicator stands; the others say what stood before.
CREATE TABLE baseline (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator TEXT NOT NULL,
  wave TEXT REFERENCES wave (id),
  period TEXT,
  value REAL,
  numerator REAL,
  n REAL,
  source TEXT NOT NULL,
  version TEXT,
  locked_by TEXT NOT NULL,
  locked_at_ms INTEGER NOT NULL,
  reason TEXT,
  CHECK (wave IS NULL OR period IS NULL)
) STRICT;
CREATE INDEX baseline_by_indicator ON baseline (indicator);
CREATE TRIGGER baseline_is_append_only_update BEFORE UPDATE ON baseline
BEGIN
  SELECT RAISE(ABORT, 'baselines are append-only');
END;
CREATE TRIGGER baseline_is_append_only_delete BEFORE DELETE ON baseline
BEGIN
  SELECT RAISE(ABORT, 'baselines are append-only');
END;

CREATE TABLE target_revision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  indicator TEXT NOT NULL,
  target REAL NOT NULL,
  change_basis TEXT CHECK (change_basis IN ('relative', 'points')),
  due_on TEXT,
  owner TEXT CHECK (json_valid(owner)),
  reason TEXT NOT NULL,
  revised_by TEXT NOT NULL,
  revised_at_ms INTEGER NOT NULL,
  valid_from TEXT NOT NULL
) STRICT;
CREATE INDEX target_revision_by_indicator ON target_revision (indicator);
CREATE TRIGGER target_revision_is_append_only_update BEFORE UPDATE ON target_revision
BEGIN
  SELECT RAISE(ABORT, 'target revisions are append-only');
END;
CREATE TRIGGER target_revision_is_append_only_delete BEFORE DELETE ON target_revision
BEGIN
  SELECT RAISE(ABORT, 'target revisions are append-only');
END;

-- A line is not compared across such a day. Of one indicator, or of one unit.
CREATE TABLE series_break (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('appraisal-standard', 'reason-flags', 'organisation')),
  day TEXT NOT NULL,
  indicator TEXT,
  unit_id TEXT REFERENCES unit (id),
  note TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at_ms INTEGER NOT NULL,
  CHECK ((kind = 'organisation') = (unit_id IS NOT NULL)),
  CHECK ((kind = 'organisation') = (indicator IS NULL))
) STRICT, WITHOUT ROWID;

-- One row per import of a roster and unit whose people it moved; units below are part of a unit.
CREATE TABLE unit_move (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id TEXT NOT NULL REFERENCES unit (id),
  day TEXT NOT NULL,
  moved INTEGER NOT NULL CHECK (moved > 0),
  headcount_before INTEGER NOT NULL CHECK (headcount_before >= 0),
  headcount_after INTEGER NOT NULL CHECK (headcount_after >= 0)
) STRICT;
CREATE INDEX unit_move_by_unit ON unit_move (unit_id);
