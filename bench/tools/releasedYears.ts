import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { repositoryRoot } from "../../scripts/lib/command.ts";

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const UNITS = 1_000;
const UNITS_PER_REGION = 20;
const REGIONS = UNITS / UNITS_PER_REGION;

/** Waves of one year: the calendar of the programme. */
const CALENDAR = [
  ...["satisfaction", "stress", "career", "fairness", "training", "newhire", "pulse"].flatMap(
    (survey) => [
      [survey, "03"],
      [survey, "09"],
    ],
  ),
  ["exit", "12"],
  ...["02", "05", "08", "11"].map((month) => ["client", month]),
] as const;

/** The company, a region, and a unit of it. */
export const PLACES = { company: "u00001", region: "r00001", unit: "v00001" } as const;

/**
 * Fills the database of a server that does not run with eight years of released waves over 1,000
 * units in 50 regions, as a release stores them: every cell that so many responses a wave let be
 * shown, with every item and dimension; and with eight years of the company's HR counts.
 * @returns how many cells
 */
export function fillReleasedYears(dataDir: string, responsesPerWave: number): number {
  const database = new DatabaseSync(databaseFile(dataDir));
  try {
    database.exec("BEGIN");
    addUnits(database);
    addRecords(database);
    const cells = addWaves(database, responsesPerWave);
    database.exec("COMMIT");
    return cells;
  } finally {
    database.close();
  }
}

function databaseFile(dataDir: string): string {
  const folder = join(dataDir, "store", "d1", "miniflare-D1DatabaseObject");
  const name = readdirSync(folder).find((entry) => /^[0-9a-f]{64}\.sqlite$/.test(entry));
  if (name === undefined) throw new Error("There is no database in the data folder.");
  return join(folder, name);
}

const numbered = (letter: string, number: number): string =>
  `${letter}${String(number).padStart(5, "0")}`;

function addUnits(database: DatabaseSync): void {
  const add = database.prepare("INSERT INTO unit (id, parent_id, name, path) VALUES (?, ?, ?, ?)");
  add.run(PLACES.company, null, "总公司", "总公司");
  for (let region = 1; region <= REGIONS; region++) {
    const path = `总公司/区域${region}`;
    add.run(numbered("r", region), PLACES.company, `区域${region}`, path);
  }
  for (let unit = 1; unit <= UNITS; unit++) {
    const region = Math.ceil(unit / UNITS_PER_REGION);
    const name = `营业部${unit}`;
    add.run(numbered("v", unit), numbered("r", region), name, `总公司/区域${region}/${name}`);
  }
  const set = database.prepare("INSERT INTO setting (name, value) VALUES (?, ?)");
  set.run("programmeStart", '"2026-01-01"');
}

function addRecords(database: DatabaseSync): void {
  const add = database.prepare(
    `INSERT INTO hr_record (record, unit_id, period, numerator, denominator, detail)
     VALUES (?, ?, ?, ?, ?, '{}')`,
  );
  for (const year of YEARS) {
    for (let month = 1; month <= 12; month++) {
      const period = `${year}-${String(month).padStart(2, "0")}`;
      for (const record of ["turnover", "promotion", "recruitment", "training-coverage"]) {
        add.run(record, PLACES.company, period, 10, 1000);
      }
    }
    for (const quarter of ["Q1", "Q2", "Q3", "Q4"]) {
      for (const record of ["reserve-pool", "performance-pass", "performance-attainment"]) {
        add.run(record, PLACES.company, `${year}-${quarter}`, 200, 1000);
      }
    }
  }
}

function addWaves(database: DatabaseSync, responses: number): number {
  const addWave = database.prepare(
    `INSERT INTO wave (id, name, survey, version, state, opens_on, closes_on, k, channel, units,
       population, notice, opens_at_ms, closes_at_ms, released_at_ms)
     VALUES (?, ?, ?, '1.0.0', 'destroyed', ?, ?, 5, 'csv', '[]', '{}', '{}', ?, ?, ?)`,
  );
  const addCell = database.prepare(
    "INSERT INTO release_cell (wave, unit_id, cut, body) VALUES (?, ?, '', ?)",
  );
  const addBaseline = database.prepare(
    `INSERT INTO baseline (indicator, wave, source, version, locked_by, locked_at_ms)
     VALUES (?, ?, 'wave', '1.0.0', 'bench', 1)`,
  );
  const levels = [
    { ids: [PLACES.company as string], n: responses },
    { ids: range(REGIONS).map((region) => numbered("r", region)), n: responses / REGIONS },
    { ids: range(UNITS).map((unit) => numbered("v", unit)), n: responses / UNITS },
  ].filter(({ n }) => n >= 10);
  let cells = 0;
  for (const year of YEARS) {
    for (const [survey = "", month = ""] of CALENDAR) {
      const wave = randomUUID();
      const closesOn = `${year}-${month}-14`;
      const atMs = Date.parse(`${closesOn}T16:00:00Z`);
      addWave.run(wave, closesOn, survey, `${year}-${month}-01`, closesOn, atMs, atMs, atMs);
      for (const { ids, n } of levels) {
        const body = cellBody(survey, n);
        for (const id of ids) addCell.run(wave, id, body);
        cells += ids.length;
      }
      if (year === 2025 && month === "09") {
        for (const indicator of indicatorsOf(survey)) addBaseline.run(indicator, wave);
      }
    }
  }
  return cells;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

interface Scoring {
  readonly items: { readonly id: string; readonly kind: string }[];
  readonly dimensions: { readonly id: string }[];
  readonly indicators: { readonly indicator: string; readonly role: string }[];
}

const scoringOf = (survey: string): Scoring =>
  JSON.parse(readFileSync(join(repositoryRoot, "surveys", survey, "scoring.json"), "utf8"));

const indicatorsOf = (survey: string): string[] =>
  scoringOf(survey)
    .indicators.filter(({ role }) => role === "source")
    .map(({ indicator }) => indicator);

function cellBody(survey: string, n: number): string {
  const { items, dimensions } = scoringOf(survey);
  const favourable = Math.round(0.7 * n);
  const figure = {
    ...{ shown: true, n, mean: 3.8, interval: [66, 74] },
    ...(n >= 20 && { share: { favourable, rest: n - favourable } }),
  };
  const scales = items.filter(({ kind }) => kind === "scale5").map(({ id }) => [id, figure]);
  const scored = dimensions.map(({ id }) => [
    id,
    { shown: true, n, score: 70, interval: [66, 74] },
  ]);
  return JSON.stringify({
    items: Object.fromEntries(scales),
    dimensions: Object.fromEntries(scored),
    ...{ invited: Math.round(1.3 * n), ballots: n },
  });
}
