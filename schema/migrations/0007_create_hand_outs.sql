-- Codes of a period wave that were handed out, per group and month, as HR enters them: the N of
-- such a wave. Counts only, neither code nor person. Meaning and risk: schema/README.md.

CREATE TABLE hand_out (
  wave TEXT NOT NULL,
  group_id TEXT NOT NULL,
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (wave, group_id, month),
  FOREIGN KEY (wave, group_id) REFERENCES wave_group (wave, id)
) STRICT, WITHOUT ROWID;

-- More cannot be handed out than was printed, however two entries fall together.
CREATE TRIGGER hand_out_within_pool_insert AFTER INSERT ON hand_out
WHEN (SELECT sum(count) FROM hand_out WHERE wave = NEW.wave AND group_id = NEW.group_id)
  > (SELECT invited FROM wave_group WHERE wave = NEW.wave AND id = NEW.group_id)
BEGIN
  SELECT RAISE(ABORT, 'more codes handed out than the pool holds');
END;
CREATE TRIGGER hand_out_within_pool_update AFTER UPDATE ON hand_out
WHEN (SELECT sum(count) FROM hand_out WHERE wave = NEW.wave AND group_id = NEW.group_id)
  > (SELECT invited FROM wave_group WHERE wave = NEW.wave AND id = NEW.group_id)
BEGIN
  SELECT RAISE(ABORT, 'more codes handed out than the pool holds');
END;
