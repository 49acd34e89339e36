import { sendBallot } from "../../scripts/demo/sendBallot.ts";
import { writeBallot } from "../../scripts/demo/writeBallot.ts";
import { type Callers, type LinkRow, makeWave, readLinks } from "./company.ts";
import { readPublicWave } from "./phone.ts";
import type { TestServer } from "./server.ts";

/**
 * Holds a wave from draft to release, through the API alone: everybody answers.
 * @param rate 1 to 5, of the person with this number in the order of the links, for the anchor;
 *   every other five-point item gets a 3
 */
export async function holdWave(
  server: Pick<TestServer, "base">,
  { hr, nobody }: Callers,
  wave: { readonly survey: string; readonly units: readonly string[] } & Record<string, unknown>,
  rate: (person: number) => number,
): Promise<string> {
  const made = await hr.post("/waves", makeWave(wave));
  if (made.status !== 201) throw new Error(made.text);
  const { id } = made.body;
  const launched = await hr.post(`/waves/${id}/launch`, {});
  if (launched.status !== 200) throw new Error(launched.text);
  const links = readLinks((await hr.get(`/waves/${id}/invitations`)).text);
  await answerAll(server.base, nobody, id, links, rate);
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
  rate: (person: number) => number,
): Promise<void> {
  const { manifest, definition } = await readPublicWave(nobody, wave);
  const keys = new Map(manifest.groups.map(({ id, publicKey }) => [id, publicKey]));
  for (const [person, { code, link }] of links.entries()) {
    const group = link.split(".").at(-2) ?? "";
    const ballot = writeBallot(definition, {
      skips: () => false,
      isUnconcerned: () => false,
      rate: ({ id }) => (id === definition.anchor ? rate(person) : 3),
      recommend: () => 5,
      saysYes: () => true,
      choose: ({ options }) => options[0] ?? "",
      chooseSome: () => null,
      comment: () => null,
    });
    const { requestBytes } = manifest;
    const publicKey = keys.get(group) ?? "";
    await sendBallot({ base, wave, code, group, publicKey, requestBytes }, ballot);
  }
}
