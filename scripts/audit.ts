import { readFileSync, writeFileSync } from "node:fs";
import { auditText } from "../schema/text/audit.ts";
import type { Language } from "../schema/text/language.ts";
import { type Answer, CaptureFile, captureText } from "../web/capture/captureFile.ts";
import { auditCapture, type CaptureAudit } from "./audit/auditCapture.ts";
import { auditRecords, type RecordAudit, recordSentence } from "./audit/auditRecords.ts";
import { captureRoutes } from "./audit/capture.ts";
import { leakSentence } from "./audit/leakSentence.ts";
import { nearSentence } from "./audit/nearSentence.ts";
import { type Capture, readCapture } from "./audit/readCapture.ts";
import { readArguments } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";

const help = `
npm run audit -- --base URL --key KEY [--key KEY …] [--save FILE] [--language zh-CN|en]
npm run audit -- --file FILE [--file FILE …] [--language zh-CN|en]

Reads everything about results that the keys may read and tries to work out of it what must not be
known: the total of fewer than k people, or the answer of a single one; of HR's counts on managers'
scorecards, what is about fewer than five; of two waves of one survey, whether few people tell them
apart. It shares no code with the program that decides what is
shown. Each leak is one sentence, with the subtraction that shows it.

  --base      address of the server, such as http://127.0.0.1:8787
  --key       API key; several keys are audited together. One of them must be an observer's, HR's or
              the owner's: those may read the numbers of people that the audit needs
  --save      also writes what was read to FILE, to be audited later or by somebody else
  --file      audits what was saved, or downloaded under Results, without a server
  --language  of the sentences; else that of the terminal, or English

Ends with 0 where nothing was found, 1 on a leak, 2 where it was called wrongly or cannot read.
`;

/** Sentences printed before the rest is only counted. */
const MOST_SENTENCES = 100;

try {
  process.exit(await run());
} catch (error) {
  if (!(error instanceof CommandError || error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exit(2);
}

async function run(): Promise<number> {
  const { positionals, values } = readArguments(help, {
    base: { type: "string" },
    key: { type: "string", multiple: true },
    file: { type: "string", multiple: true },
    save: { type: "string" },
    language: { type: "string" },
  });
  const { base, key = [], file = [], save } = values;
  if (positionals.length > 0) throw new CommandError("There is no such argument (see --help).");
  const isFromServer = base !== undefined && key.length > 0 && file.length === 0;
  const isFromFiles = base === undefined && key.length === 0 && file.length > 0;
  if (!isFromServer && !isFromFiles) {
    throw new CommandError("Give --base and --key, or --file (see --help).");
  }
  const language = readLanguage(values.language);
  const answers = isFromServer ? await readServer(base, key) : file.flatMap(readFile);
  if (save !== undefined) saveAnswers(save, answers);
  const capture = readCapture(answers);
  const audit = auditCapture(capture);
  say(audit, capture, language);
  const records = auditRecords(answers);
  sayRecords(records, capture, language);
  return audit.leaks.length + audit.near.length + records.leaks.length === 0 ? 0 : 1;
}

async function readServer(base: string, keys: readonly string[]): Promise<Answer[]> {
  if (!URL.canParse(base)) throw new CommandError("--base is not an address (see --help).");
  const answers: Answer[] = [];
  for (const [index, key] of keys.entries()) {
    const tell = (what: string) =>
      process.stderr.write(`Reading with key ${index + 1} of ${keys.length}: ${what} …\n`);
    answers.push(...(await captureRoutes(base.replace(/\/+$/, ""), key, tell)));
  }
  return answers;
}

function readFile(path: string): Answer[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new CommandError(`${path} cannot be read as JSON.`);
  }
  const parsed = CaptureFile.safeParse(json);
  if (!parsed.success)
    throw new CommandError(`${path} was not written by --save, nor downloaded from the desk.`);
  return parsed.data.answers;
}

function saveAnswers(path: string, answers: Answer[]): void {
  try {
    writeFileSync(path, captureText(answers));
  } catch {
    throw new CommandError(`${path} cannot be written.`);
  }
}

function readLanguage(asked: string | undefined): Language {
  if (asked === "zh-CN" || asked === "en") return asked;
  if (asked !== undefined) throw new CommandError("--language is zh-CN or en.");
  const terminal = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? "";
  return terminal.startsWith("zh") ? "zh-CN" : "en";
}

function say(audit: CaptureAudit, { units, waves }: Capture, language: Language): void {
  const text = auditText(language);
  const names = namesOf({ units, waves });
  const { leaks, near, waveCount, figureCount } = audit;
  const waveNames = new Map(waves.map(({ wave }) => [wave.id, wave.name]));
  for (const pair of near.slice(0, MOST_SENTENCES)) {
    console.log(nearSentence(pair, text, (wave) => waveNames.get(wave) ?? wave));
  }
  for (const leak of leaks.slice(0, MOST_SENTENCES)) {
    console.log(leakSentence(leak, text, (unit) => names.get(unit) ?? unit));
  }
  if (leaks.length > MOST_SENTENCES) console.log(text.more(leaks.length - MOST_SENTENCES));
  const found = leaks.length + near.length;
  if (waveCount === 0 && found === 0) console.log(text.nothingReleased);
  else if (found === 0) console.log(text.clean(waveCount, figureCount));
  else console.log(text.found(found, waveCount, figureCount));
}

/** Of managers' scorecards nothing is said where there are none. */
function sayRecords(
  { leaks, scorecardCount, titles }: RecordAudit,
  capture: Capture,
  language: Language,
): void {
  const text = auditText(language);
  const names = namesOf(capture);
  const titleOf = (figure: string) => {
    const title = titles.get(figure);
    return (language === "en" ? title?.en : title?.zh) ?? figure;
  };
  for (const leak of leaks) {
    console.log(recordSentence(leak, text, titleOf, (unit) => names.get(unit) ?? unit));
  }
  if (leaks.length > 0) console.log(text.records.found(leaks.length));
  else if (scorecardCount > 0) console.log(text.records.clean(scorecardCount));
}

/** Names of units, as they are now and as waves knew them. */
function namesOf({ units, waves }: Capture): ReadonlyMap<string, string> {
  return new Map([
    ...waves.flatMap(({ manifest }) =>
      (manifest?.groups ?? []).map(({ unit, unitName }) => [unit, unitName] as const),
    ),
    ...units.map(({ id, name }) => [id, name] as const),
  ]);
}
