-- Whom a wave of the roster asked, and in which group: whether anybody answered stands nowhere here.
-- A later wave is compared with it; gone 30 days after the release. Meaning and risk: schema/README.md.

CREATE TABLE asked_person (
  wave TEXT NOT NULL,
  person_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  PRIMARY KEY (wave, person_id)
) STRICT, WITHOUT ROWID;

-- Waves launched before: known where each person got a link.
INSERT INTO asked_person (wave, person_id, group_id)
  SELECT wave, person_id, group_id FROM invitation WHERE person_id IS NOT NULL;
