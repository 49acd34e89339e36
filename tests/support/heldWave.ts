import { sendBallot } from "../../scripts/demo/sendBallot.ts";
import { writeBallot } from "../../scripts/demo/writeBallot.ts";
import type { Definition } from "../../worker/domain/definitions/definition.ts";
import { type Callers, type LinkRow, makeWave, readLinks } from "./company.ts";
import { readPublicWave } from "./phone.ts";
import type { TestServer } from "./server.ts";

/**
 * What the person with this number in the order of the links sends: for a rating from 1 to 5 of the
 * anchor every other five-point item gets a 3; else the answers as they are; null: nothing at all.
 */
export type Answering = (person: number) => number | Record<string, number | "NA"> | null;

/**
 * Holds a wave from draft to release, through the API alone.
 * @param whileOpen runs between launch and the first answer
 */
export async function holdWave(
  server: Pick<TestServer, "base">,
  { hr, nobody }: Callers,
  wave: { readonly survey: string; readonly units: readonly string[] } & Record<string, unknown>,
  answering: Answering,
  whileOpen: () => Promise<void> = async () => {},
): Promise<string> {
  const made = await hr.post("/waves", makeWave(wave));
  if (made.status !== 201) throw new Error(made.text);
  const { id } = made.body;
  const launched = await hr.post(`/waves/${id}/launch`, {});
  if (launched.status !== 200) throw new Error(launched.text);
  const links = readLinks((await hr.get(`/waves/${id}/invitations`)).text);
  await whileOpen();
  await answerAll(server.base, nobody, id, links, answering);
  for (const step of ["close", "release"]) {
    const { status, text } = await hr.post(`/waves/${id}/${step}`, {});
    if (status !== 200) throw new Error(`${step}: ${text}`);
  }
  return id;
}

async function answerAll(
  base: string,
  nobody: Callers["nobody"],
  wave: string,
  links: readonly LinkRow[],
  answering: Answering,
): Promise<void> {
  const { manifest, definition } = await readPublicWave(nobody, wave);
  const keys = new Map(manifest.groups.map(({ id, publicKey }) => [id, publicKey]));
  for (const [person, { code, link }] of links.entries()) {
    const given = answering(person);
    if (given === null) continue;
    const group = link.split(".").at(-2) ?? "";
    const { requestBytes, version } = manifest;
    const ballot =
      typeof given === "number"
        ? ratedBallot(definition, given)
        : JSON.stringify({ version, answers: given, comments: {} });
    const publicKey = keys.get(group) ?? "";
    await sendBallot({ base, wave, code, group, publicKey, requestBytes }, ballot);
  }
}

const ratedBallot = (definition: Definition, rating: number): string =>
  writeBallot(definition, {
    skips: () => false,
    isUnconcerned: () => false,
    rate: ({ id }) => (id === definition.anchor ? rating : 3),
    recommend: () => 5,
    saysYes: () => true,
    choose: ({ options }) => options[0] ?? "",
    chooseSome: () => null,
    comment: () => null,
  });
